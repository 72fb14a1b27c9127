import { expect, test } from 'vitest'
import { readSettings } from './read-settings.ts'

const read = (data: unknown): unknown => readSettings({ data, file: 'extract.yml', source: 'shop' })

test('keys, cursors, marks and modes by source and table', () => {
  expect(
    read({
      tables: { orders: { primary_key: 'id' } },
      sources: {
        Stripe: {
          tables: {
            invoice: { primary_key: ['id', 'line'], cursor: 'updated_at', deleted: 'gone' },
            log: { mode: 'append' },
          },
        },
      },
    }),
  ).toEqual({
    shop: { orders: { key: ['id'] } },
    stripe: {
      invoice: { key: ['id', 'line'], cursor: 'updated_at', deleted: 'gone' },
      log: { mode: 'append' },
    },
  })
  expect(read(null)).toEqual({})
})

test.each([
  [
    'a misspelt word',
    { tables: { t: { primary_keys: 'id' } } },
    'tables.t.primary_keys is not known.',
    'Is it primary_key?',
  ],
  ['an unknown mode', { tables: { t: { mode: 'merge' } } }, 'tables.t.mode is "merge".', 'The modes are'],
  ['no column', { tables: { t: { primary_key: [] } } }, 'tables.t.primary_key is empty.', 'Name a column'],
  ['a number', { tables: { t: { cursor: 1 } } }, 'tables.t.cursor must be', 'Write it as text'],
  ['a list', { sources: ['stripe'] }, 'sources must hold names', 'sources:'],
])('%s', (_mistake, data, message, hint) => {
  expect(() => read(data)).toThrow(
    expect.objectContaining({
      code: 'invalid-extract-settings',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    }),
  )
})
