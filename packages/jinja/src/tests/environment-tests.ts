import type { TestFunction } from '../runtime/environment.ts'
import { text } from '../runtime/text.ts'

export const environmentTests: readonly (readonly [string, TestFunction])[] = [
  [
    'filter',
    (value, _args, { filters, hostFilters }) => filters.has(text(value)) || hostFilters.has(text(value)),
  ],
  ['test', (value, _args, { tests, hostTests }) => tests.has(text(value)) || hostTests.has(text(value))],
]
