import { hashKey, mix32 } from './hash.ts'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const encode = (value: number, length: number): string => {
  let text = ''
  let rest = value
  for (let index = 0; index < length; index++) {
    text = BASE62.charAt(rest % 62) + text
    rest = Math.floor(rest / 62)
  }
  return text
}

export interface IdentifierSpace {
  readonly seed: number
  readonly prefix: string
  /** Characters after the prefix, at least 6. */
  readonly length: number
}

/** Distinct numbers give distinct ids: the first six characters carry a permuted number, the rest is noise. */
export const identifier = (space: IdentifierSpace, number: number): string => {
  const salt = hashKey([space.seed, space.prefix])
  const permuted = mix32((number ^ salt) >>> 0)
  const noise = mix32(permuted ^ 0x5bd1e995)
  const more = mix32(noise ^ salt)
  return space.prefix + (encode(permuted, 6) + encode(noise, 5) + encode(more, 5)).slice(0, space.length)
}

/** An 18-character id as Salesforce writes it: type, instance, number, checksum. */
export const salesforceId = (seed: number, keyPrefix: string, number: number): string =>
  `${identifier({ seed, prefix: `${keyPrefix}5g`, length: 10 }, number)}${encode(hashKey([seed, number]) % 238328, 3)}`
