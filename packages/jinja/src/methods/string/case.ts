import { type MethodEntry, stringMethod } from '../method.ts'

/** Upper case behind every character that is no letter, lower case elsewhere. */
function titleCase(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const [first = '', ...rest] = word
    return first.toUpperCase() + rest.join('').toLowerCase()
  })
}

export function capitalize(text: string): string {
  const [first = '', ...rest] = text
  return first.toUpperCase() + rest.join('').toLowerCase()
}

function swapCase(text: string): string {
  return text.replace(/\p{L}/gu, (letter) => {
    const upper = letter.toUpperCase()
    return letter === upper ? letter.toLowerCase() : upper
  })
}

export const caseMethods: readonly MethodEntry[] = [
  stringMethod('upper', [], (self) => self.toUpperCase()),
  stringMethod('lower', [], (self) => self.toLowerCase()),
  stringMethod('casefold', [], (self) => self.toLowerCase().replaceAll('ß', 'ss')),
  stringMethod('title', [], titleCase),
  stringMethod('capitalize', [], capitalize),
  stringMethod('swapcase', [], swapCase),
]
