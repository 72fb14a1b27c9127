/** A file's or folder's name as an identifier: lower case, `_` for everything else. */
export function toIdentifier(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '_')
  const identifier = words.replace(/^_+|_+$/g, '')
  return /^\p{Number}/u.test(identifier) || identifier === '' ? `t_${identifier}` : identifier
}
