import { type MethodEntry, stringMethod } from '../method.ts'

const predicate = (name: string, holds: (text: string) => boolean): MethodEntry =>
  stringMethod(name, [], holds)

const hasCase = (text: string): boolean => /[\p{Lu}\p{Ll}\p{Lt}]/u.test(text)

export const predicateMethods: readonly MethodEntry[] = [
  predicate('isdigit', (text) => /^[\p{Nd}²³¹⁰⁴-⁹₀-₉]+$/u.test(text)),
  predicate('isdecimal', (text) => /^\p{Nd}+$/u.test(text)),
  predicate('isnumeric', (text) => /^\p{N}+$/u.test(text)),
  predicate('isalpha', (text) => /^\p{L}+$/u.test(text)),
  predicate('isalnum', (text) => /^[\p{L}\p{N}]+$/u.test(text)),
  predicate('isspace', (text) => /^\s+$/.test(text)),
  predicate('isupper', (text) => hasCase(text) && text === text.toUpperCase()),
  predicate('islower', (text) => hasCase(text) && text === text.toLowerCase()),
  predicate('istitle', (text) => /\p{Lu}/u.test(text) && !/\p{L}\p{Lu}|(?<!\p{L})\p{Ll}/u.test(text)),
  predicate('isidentifier', (text) => /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(text)),
  predicate('isascii', (text) => /^[\0-\x7f]*$/.test(text)),
  predicate('isprintable', (text) => !/[\p{C}\p{Z}]/u.test(text.replaceAll(' ', ''))),
]
