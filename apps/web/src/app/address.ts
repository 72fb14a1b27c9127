import { type Search, stringifySearch } from './search.ts'

/** An address of the app as a text: what is behind a figure. */
export const addressOf = (path: string, search: Search): string => `${path}${stringifySearch(search)}`

/** Where a statement on the published version shows its rows. */
export const rowsAddress = (sql: string): string => addressOf('/explore/sql', { sql })

/** A text as SQL writes it. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A day, or the first of a month, as SQL writes it. */
export const sqlDay = (date: string): string => `date ${sqlText(date.slice(0, 10))}`
