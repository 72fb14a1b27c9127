import type { Cell } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { literal } from './values/literals.ts'

/** What may hide a `;` or a `$1`, and these. */
const token = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|;|\$\d+/g

/** The statements of a text, without the `;` between them; what holds nothing but comments is left out. */
export function splitStatements(sql: string): readonly string[] {
  const statements: string[] = []
  let start = 0
  let seen = 0
  let empty = true
  const finish = (end: number): void => {
    if (sql.slice(seen, end).trim() !== '') empty = false
    if (!empty) statements.push(sql.slice(start, end))
    empty = true
  }
  for (const { 0: text, index } of sql.matchAll(token)) {
    if (text === ';') {
      finish(index)
      start = index + 1
    } else {
      if (sql.slice(seen, index).trim() !== '') empty = false
      if (!text.startsWith('--') && !text.startsWith('/*')) empty = false
    }
    seen = index + text.length
  }
  finish(sql.length)
  return statements
}

/** Puts literals in the place of `$1`, `$2`, … outside of strings, names and comments. */
export function bindParameters(sql: string, parameters: readonly Cell[]): string {
  const used = new Set<number>()
  const bound = sql.replaceAll(token, (text) => {
    if (!text.startsWith('$')) return text
    const index = Number(text.slice(1)) - 1
    const cell = parameters[index]
    if (cell === undefined) throw wrongParameters(`${text} has no value`, sql)
    used.add(index)
    return literal(cell)
  })
  const unused = parameters.findIndex((_, index) => !used.has(index))
  if (unused >= 0) throw wrongParameters(`the value of $${unused + 1} has no place`, sql)
  return bound
}

function wrongParameters(what: string, sql: string): WaypointError {
  return new WaypointError({
    code: 'wrong-parameters',
    message: `The parameters do not match the statement: ${what}.`,
    sql,
  })
}
