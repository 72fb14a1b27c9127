import { plainText } from '../format/plain-text.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text from the data as Markdown that shows exactly that text, also inside a table cell; no link, no HTML. */
export function escaped(text: string): string {
  return plainText(text)
    .replace(/[\\`*_{}[\]#!|~$]/g, '\\$&')
    .replace(/[&<>]/g, (character) => entities[character] ?? character)
    .replace(/(https?|www)(?=[:.])/gi, '$1\u2060')
}
