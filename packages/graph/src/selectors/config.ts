import { configOf } from '../members.ts'
import type { SelectorMethod } from './method.ts'

/** `config.materialized:table`, `config.meta.owner:finance`; a list matches when it contains the value. */
export const config: SelectorMethod = {
  name: 'config',
  matcher({ value, methodArguments }) {
    const ignoreCase = methodArguments.join('.') === 'severity'
    return (member) => {
      let found: unknown = configOf(member)
      for (const key of methodArguments) {
        if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return false
        found = (found as Readonly<Record<string, unknown>>)[key]
      }
      const values: readonly unknown[] = Array.isArray(found) ? found : [found]
      return values.some((each) => equals(each, value, ignoreCase))
    }
  },
}

function equals(found: unknown, wanted: string, ignoreCase: boolean): boolean {
  if (typeof found === 'boolean') return wanted.toLowerCase() === String(found)
  if (typeof found === 'number') return wanted === String(found)
  if (typeof found !== 'string') return false
  return ignoreCase ? found.toLowerCase() === wanted.toLowerCase() : found === wanted
}
