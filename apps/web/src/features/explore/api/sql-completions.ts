import { keywords, sqlTokens } from './sql-tokens.ts'

export interface CompletedTable {
  readonly schema: string
  readonly name: string
  readonly columns: readonly { readonly name: string }[]
}

export interface Completions {
  /** Where the word begins that is completed. */
  readonly from: number
  readonly words: readonly string[]
}

const LISTED = 8
const none: Completions = { from: 0, words: [] }

/** What the word before the caret may become: tables, columns of the tables that the statement names, keywords. */
export function sqlCompletions(sql: string, caret: number, tables: readonly CompletedTable[]): Completions {
  const before = sql.slice(0, caret)
  const word = /[\w.]*$/.exec(before)?.[0] ?? ''
  if (word === '' || /^\d/.test(word) || isQuoted(before)) return none
  const named = tables.filter((table) => sql.includes(table.name))
  const full = (table: CompletedTable): string => `${table.schema}.${table.name}`
  const isTableWanted = /\b(?:from|join|table|describe|summarize)\s+[\w.]*$/i.test(before)
  const dot = word.lastIndexOf('.')
  const columnsOf = (of: readonly CompletedTable[]) => [
    ...new Set(of.flatMap(({ columns }) => columns.map(({ name }) => name))),
  ]
  const asked = word.toLowerCase()
  const offered = isTableWanted
    ? tables.map(full)
    : dot === -1
      ? [...columnsOf(named), ...keywords, ...tables.map(full)]
      : [...tables.map(full), ...columnsOf(named).map((name) => `${word.slice(0, dot + 1)}${name}`)]
  const matching = offered.filter((it) => it.toLowerCase() !== asked && isMatch(it, asked))
  const starting = matching.filter((it) => it.toLowerCase().startsWith(asked))
  const others = matching.filter((it) => !it.toLowerCase().startsWith(asked))
  return { from: caret - word.length, words: [...starting, ...others].slice(0, LISTED) }
}

/** By its beginning, or for a table by that of its own name. */
const isMatch = (offered: string, asked: string): boolean => {
  const text = offered.toLowerCase()
  return text.startsWith(asked) || text.split('.').some((part) => part.startsWith(asked))
}

/** Inside of quoted text or a comment nothing is completed. */
function isQuoted(before: string): boolean {
  const last = sqlTokens(before).at(-1)
  if (last?.kind === 'comment') return !last.text.endsWith('*/') && !before.endsWith('\n')
  return last?.kind === 'text' && (last.text.length === 1 || !last.text.endsWith("'"))
}
