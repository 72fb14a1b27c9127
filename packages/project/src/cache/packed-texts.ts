import { NotCacheable } from './json-values.ts'

/** A long list of short texts as one text, a line each: read several times faster than a list. */
export function packTexts(texts: readonly string[]): string {
  const packed = texts.join('\n')
  if (texts.some((text) => text.includes('\n'))) throw new NotCacheable()
  return packed
}

/** `count` tells an empty list from a list of one empty text. */
export function unpackTexts(packed: string, count: number): string[] {
  return count === 0 ? [] : packed.split('\n')
}
