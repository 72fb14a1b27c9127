/**
 * Where strings, quoted names, dollar quotes and comments end. Comments may be nested, `E'…'` knows
 * backslashes; both are left to small loops.
 */
const token =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(?<tag>(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$|--[^\n]*|\/\*|;|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/g

/** The statements of a text, without the `;` between them; what holds nothing but comments is left out. */
export function splitStatements(sql: string): readonly string[] {
  const statements: string[] = []
  let start = 0
  let at = 0
  let empty = true
  const finish = (end: number): void => {
    if (!empty) statements.push(sql.slice(start, end))
    start = end + 1
    empty = true
  }
  while (at < sql.length) {
    token.lastIndex = at
    const match = token.exec(sql)
    const next = match?.index ?? sql.length
    if (sql.slice(at, next).trim() !== '') empty = false
    if (match === null) break
    const [text] = match
    if (text === ';') finish(next)
    else if (!text.startsWith('--') && text !== '/*') empty = false
    at = endOf(sql, next, match)
  }
  finish(sql.length)
  return statements
}

function endOf(sql: string, start: number, match: RegExpExecArray): number {
  const [text] = match
  const end = start + text.length
  if (text === '/*') return endOfComment(sql, end)
  if (match.groups?.['tag'] !== undefined) {
    const close = sql.indexOf(text, end)
    return close < 0 ? sql.length : close + text.length
  }
  return /^e$/i.test(text) && sql.charAt(end) === "'" ? endOfEscapeString(sql, end + 1) : end
}

function endOfComment(sql: string, from: number): number {
  let depth = 1
  let at = from
  while (at < sql.length && depth > 0) {
    const pair = sql.slice(at, at + 2)
    if (pair === '/*') depth += 1
    if (pair === '*/') depth -= 1
    at += pair === '/*' || pair === '*/' ? 2 : 1
  }
  return at
}

function endOfEscapeString(sql: string, from: number): number {
  for (let at = from; at < sql.length; at += 1) {
    if (sql.charAt(at) === '\\') at += 1
    else if (sql.charAt(at) === "'" && sql.charAt(at + 1) === "'") at += 1
    else if (sql.charAt(at) === "'") return at + 1
  }
  return sql.length
}
