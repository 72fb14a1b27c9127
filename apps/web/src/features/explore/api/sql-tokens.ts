type TokenKind = 'keyword' | 'text' | 'number' | 'comment' | 'other'

export interface SqlToken {
  readonly kind: TokenKind
  readonly text: string
}

const KEYWORDS =
  'all and anti any array as asc asof between by case cast count cross current_date date desc describe distinct else end except exists extract false filter first following from full group grouping having ilike in inner intersect interval is join last lateral left like limit materialized natural not null nulls offset on or order outer over partition pivot preceding qualify range recursive right rollup rows select semi sets show similar some summarize table then to true unbounded union unnest unpivot using values when where window with'

export const keywords: readonly string[] = KEYWORDS.split(' ')

const known: ReadonlySet<string> = new Set(keywords)

/** Comments, quoted text, numbers, words, and what stands between them. */
const PIECE =
  /(--[^\n]*|\/\*[^]*?(?:\*\/|$))|('(?:[^']|'')*(?:'|$))|("(?:[^"]|"")*(?:"|$))|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)|([A-Za-z_]\w*)|([^\w'"]|\w)/g

/** A statement in pieces that are coloured alike; together they are the statement. */
export function sqlTokens(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = []
  for (const [text, comment, quoted, , number, word] of sql.matchAll(PIECE)) {
    const kind =
      comment !== undefined
        ? 'comment'
        : quoted !== undefined
          ? 'text'
          : number !== undefined
            ? 'number'
            : word !== undefined && known.has(word.toLowerCase())
              ? 'keyword'
              : 'other'
    const before = tokens.at(-1)
    if (before?.kind === 'other' && kind === 'other')
      tokens[tokens.length - 1] = { kind, text: before.text + text }
    else tokens.push({ kind, text })
  }
  return tokens
}
