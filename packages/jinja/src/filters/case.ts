import { capitalize } from '../methods/string/case.ts'
import { text } from '../runtime/text.ts'
import { type FilterEntry, filter } from './filter.ts'

/** Upper case behind spaces, hyphens and opening brackets only. */
function title(value: string): string {
  return value
    .split(/([-\s({[<]+)/)
    .map((word) => {
      const [first = '', ...rest] = word
      return first.toUpperCase() + rest.join('').toLowerCase()
    })
    .join('')
}

export const caseFilters: readonly FilterEntry[] = [
  filter('upper', [], (value) => text(value).toUpperCase()),
  filter('lower', [], (value) => text(value).toLowerCase()),
  filter('capitalize', [], (value) => capitalize(text(value))),
  filter('title', [], (value) => title(text(value))),
]
