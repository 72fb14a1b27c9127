const escape =
  /\\(?:(\r\n|\n)|([\\'"abfnrtv])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3}))/g

const named: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
])

/** The text that Python reads between the quotes; escapes it does not know stay as they are. */
export function decodeString(body: string): string {
  const normalized = body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body
  if (!normalized.includes('\\')) return normalized
  return normalized.replace(
    escape,
    (
      whole,
      newline?: string,
      letter?: string,
      hex?: string,
      short?: string,
      long?: string,
      octal?: string,
    ) => {
      if (newline !== undefined) return ''
      if (letter !== undefined) return named.get(letter) ?? whole
      const digits = hex ?? short ?? long
      const code = digits === undefined ? Number.parseInt(octal ?? '0', 8) : Number.parseInt(digits, 16)
      return code > 0x10ffff ? whole : String.fromCodePoint(code)
    },
  )
}
