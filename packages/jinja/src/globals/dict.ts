import type { Arguments } from '../runtime/arguments.ts'
import { itemsOf, unpack } from '../runtime/iteration.ts'
import { setKey } from '../runtime/keys.ts'
import { typeError } from '../runtime/python-error.ts'
import type { Dict } from '../values/value.ts'

/** Python's dict(): from a mapping or pairs, then from keywords. */
export function toDict(args: Arguments): Dict {
  const { positional, named } = args
  if (positional.length > 1) throw typeError(`dict expected at most 1 argument, got ${positional.length}`)
  const dict: Dict = new Map()
  const [source] = positional
  if (source !== undefined) updateDict(dict, [source])
  for (const [key, value] of named) dict.set(key, value)
  return dict
}

/** Adds the entries of a mapping or of pairs. */
export function updateDict(dict: Dict, sources: Arguments['positional']): void {
  for (const source of sources) {
    if (source instanceof Map) for (const [key, value] of source) setKey(dict, key, value)
    else
      for (const pair of itemsOf(source)) {
        const [key = null, value = null] = unpack(pair, 2)
        setKey(dict, key, value)
      }
  }
}
