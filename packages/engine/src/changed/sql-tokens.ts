export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'text' | 'number' | 'symbol'
  /** Words in lower case; quoted identifiers without their quotes, as they are. */
  readonly value: string
}

const PATTERNS: readonly (readonly [SqlToken['kind'] | 'skip', RegExp])[] = [
  ['skip', /\s+|--[^\n]*|\/\*[^]*?(?:\*\/|$)/y],
  ['text', /(\$\w*\$)[^]*?(?:\1|$)|[eE]'(?:[^'\\]|\\[^]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)/y],
  ['quoted', /"(?:[^"]|"")*(?:"|$)|`[^`]*(?:`|$)/y],
  ['number', /\d[\w.]*/y],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['symbol', /[^]/y],
]

/** The words of an SQL text without comments and white space. Understands no statement, only what is text in it. */
export function sqlTokens(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = []
  let position = 0
  while (position < sql.length) {
    const [kind, text] = tokenAt(sql, position)
    position += text.length
    if (kind === 'skip') continue
    tokens.push({ kind, value: valueOf(kind, text) })
  }
  return tokens
}

function tokenAt(sql: string, position: number): readonly [SqlToken['kind'] | 'skip', string] {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = position
    const found = pattern.exec(sql)
    if (found !== null) return [kind, found[0]]
  }
  throw new Error('every character is a symbol at least')
}

function valueOf(kind: SqlToken['kind'], text: string): string {
  if (kind === 'word') return text.toLowerCase()
  if (kind !== 'quoted') return text
  const inner = text.slice(1, -1)
  return text.startsWith('"') ? inner.replaceAll('""', '"') : inner
}
