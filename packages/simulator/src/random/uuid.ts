import { emptyHash, extendHash, type KeyPart } from './hash.ts'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const hexOf = (word: number): string =>
  `${HEX[word >>> 24] ?? ''}${HEX[(word >>> 16) & 255] ?? ''}${HEX[(word >>> 8) & 255] ?? ''}${HEX[word & 255] ?? ''}`

const OTHER_HASH = 0x3c6ef372

/** Two hashes of 32 bits each would collide among millions of keys if they were made from one. */
const wordsOf = (key: readonly KeyPart[]): readonly [string, string, string, string] => {
  let one = emptyHash
  let other = OTHER_HASH
  for (const part of key) {
    one = extendHash(one, part)
    other = extendHash(other, part)
  }
  return [hexOf(one), hexOf(extendHash(one, 1)), hexOf(extendHash(other, 2)), hexOf(other)]
}

/** A UUID of no version that depends on its key alone. */
export const plainUuid = (key: readonly KeyPart[]): string => {
  const [first, second, third, fourth] = wordsOf(key)
  return `${first}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${fourth}`
}

/** A version 4 UUID that depends on its key alone. */
export const uuid = (key: readonly KeyPart[]): string => {
  const [first, second, third, fourth] = wordsOf(key)
  return `${first}-${second.slice(0, 4)}-4${second.slice(5)}-a${third.slice(1, 4)}-${third.slice(4)}${fourth}`
}
