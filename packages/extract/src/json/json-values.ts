import type { SpoolValue } from '../records/spool.ts'

/** Digits that a double may not hold exactly; such a number is read as the text it is. */
const longNumber = /\d[\d.]{15}|\d[eE]\+?\d{3}/
const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const mark = '\u0000number:'
const markedInJson = /"\\u0000number:([^"]+)"/g

/** As JSON.parse, but long numbers come as marked text. Throws a SyntaxError where the text is no JSON. */
export function parseJson(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text)
  const value: unknown = JSON.parse(text)
  const marked = text.replace(token, (found) => (isLong(found) ? JSON.stringify(mark + found) : found))
  return marked === text ? value : JSON.parse(marked)
}

function isLong(found: string): boolean {
  return !found.startsWith('"') && longNumber.test(found) && exactText(found) === null
}

/** The number in the words of JavaScript where these are the same number. */
function exactText(found: string): string | null {
  const number = Number(found)
  if (!Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER) return null
  const digits = found
    .replace(/[eE].*/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
  return digits.length <= 15 ? String(number) : null
}

/** A value of a record as it is spooled: nested ones as JSON text. */
export function spoolValue(value: unknown): SpoolValue | null {
  if (value === null || value === undefined) return null
  switch (typeof value) {
    case 'string':
      return value.startsWith(mark)
        ? { text: value.slice(mark.length), kind: 'number' }
        : { text: value, kind: 'text' }
    case 'number':
      return { text: String(value), kind: 'number' }
    case 'boolean':
      return { text: String(value), kind: 'boolean' }
    default:
      return { text: JSON.stringify(value).replace(markedInJson, '$1'), kind: 'nested' }
  }
}
