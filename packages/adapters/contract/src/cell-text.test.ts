import { expect, test } from 'vitest'
import { cellText } from './cell-text.ts'
import type { Cell } from './query.ts'

test.each<[cell: Cell | undefined, text: string]>([
  [null, ''],
  [undefined, ''],
  [true, 'true'],
  [12, '12'],
  [9007199254740993n, '9007199254740993'],
  ['as it is', 'as it is'],
  [{ decimal: '12.50' }, '12.50'],
  [new Date('2024-02-29T10:00:00Z'), '2024-02-29T10:00:00.000Z'],
  [new Uint8Array([0, 255]), '00ff'],
  [[1, null, 2n], '[1,null,"2"]'],
  [{ a: { decimal: '1.5' } }, '{"a":{"decimal":"1.5"}}'],
])('%o is told as %j', (cell, text) => expect(cellText(cell)).toBe(text))
