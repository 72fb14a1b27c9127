import { expect, test } from 'vitest'
import { copiedType } from './copied-type.ts'

test.each([
  ['bigint', 'BIGINT'],
  ['numeric(18,2)', 'DECIMAL(18,2)'],
  ['decimal(18, 2)', 'DECIMAL(18,2)'],
  ['numeric(38,0)', 'HUGEINT'],
  ['numeric(60,2)', 'DOUBLE'],
  ['numeric', null],
  ['timestamp without time zone', 'TIMESTAMP'],
  ['timestamp(6)', 'TIMESTAMP'],
  ['timestamp(3) with time zone', 'TIMESTAMP WITH TIME ZONE'],
  ['time(6)', 'TIME'],
  ['integer[]', 'INTEGER[]'],
  ['array(decimal(5, 2))', 'DECIMAL(5,2)[]'],
  ['array(array(varchar))', 'VARCHAR[][]'],
  ['character varying(20)', 'VARCHAR'],
  ['jsonb', 'VARCHAR'],
  ['interval', 'VARCHAR'],
])('%s is copied as %s', (type, copied) => {
  expect(copiedType(type)).toBe(copied)
})
