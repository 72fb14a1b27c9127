import { oneOf } from '../../../app/search.ts'

const dimensions = ['total', 'segment', 'country', 'product', 'plan_tier'] as const

/** "segment:smb" as its parts; nothing is the whole. */
export function splitSlice(slice: string | undefined) {
  const [dimension, ...rest] = slice?.split(':') ?? []
  return { dimension: oneOf(dimension, dimensions), name: slice === undefined ? undefined : rest.join(':') }
}
