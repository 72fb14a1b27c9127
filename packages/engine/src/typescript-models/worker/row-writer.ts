import { closeSync, openSync, writeSync } from 'node:fs'
import type { WrittenColumn } from '../protocol.ts'
import { ColumnType } from './column-type.ts'
import { widenRows } from './widen-rows.ts'

const FLUSH_CHARACTERS = 1 << 20

/**
 * Writes rows as CSV: what is null is empty, every other value is text behind an underscore, so that no
 * reader takes an empty text or the text `null` for a null. A column may appear in any row.
 */
export class RowWriter {
  rows = 0
  readonly #file: string
  readonly #handle: number
  readonly #columns = new Map<string, ColumnType>()
  /** How many columns there were from which byte on. */
  readonly #widths: { readonly from: number; readonly columns: number }[] = [{ from: 0, columns: 0 }]
  #pending: string[] = []
  #pendingCharacters = 0
  #bytes = 0
  #closed = false

  constructor(file: string) {
    this.#file = file
    this.#handle = openSync(file, 'w')
  }

  add(row: object): void {
    for (const name of Object.keys(row)) if (!this.#columns.has(name)) this.#addColumn(name)
    const values = row as Readonly<Record<string, unknown>>
    const fields: string[] = []
    for (const [name, type] of this.#columns) fields.push(this.#field(name, values[name], type))
    const line = `${fields.join(',')}\n`
    this.#pending.push(line)
    this.#pendingCharacters += line.length
    this.rows += 1
    if (this.#pendingCharacters > FLUSH_CHARACTERS) this.#flush()
  }

  /** Finishes the file: all rows get all columns, and the header comes first. */
  end(): { readonly columns: readonly WrittenColumn[]; readonly rows: number } {
    this.#flush()
    this.close()
    const names = [...this.#columns.keys()]
    widenRows(this.#file, { header: names, widths: this.#widths })
    return {
      columns: names.map((name) => ({ name, ...(this.#columns.get(name) as ColumnType).found() })),
      rows: this.rows,
    }
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    closeSync(this.#handle)
  }

  #addColumn(name: string): void {
    this.#flush()
    this.#columns.set(name, new ColumnType())
    const width = { from: this.#bytes, columns: this.#columns.size }
    if (this.#widths.at(-1)?.from === this.#bytes) this.#widths.pop()
    this.#widths.push(width)
  }

  #field(name: string, value: unknown, type: ColumnType): string {
    if (value === null || value === undefined) return ''
    try {
      return `"_${type.text(value).replaceAll('"', '""')}"`
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause
      throw new TypeError(`Row ${this.rows + 1}, column ${name}: ${cause.message}`, { cause })
    }
  }

  #flush(): void {
    if (this.#pending.length === 0) return
    const bytes = Buffer.from(this.#pending.join(''))
    let written = 0
    while (written < bytes.length) written += writeSync(this.#handle, bytes, written)
    this.#bytes += bytes.length
    this.#pending = []
    this.#pendingCharacters = 0
  }
}
