import type { Cell } from '@waypoint/adapter-contract'
import type { Client, Connection, FieldDef } from 'pg'
import { cellParser } from './values.ts'
import { wireOf } from './wire.ts'

/** What one statement answered. */
export interface RawResult {
  readonly fields: readonly FieldDef[]
  readonly rows: readonly (readonly Cell[])[]
  /** `INSERT 0 5`, `CREATE VIEW`; null where the text held no statement. */
  readonly tag: string | null
}

export interface StatementText {
  readonly text: string
  /** Values for `$1`, `$2`, …; with them the text may hold one statement only. */
  readonly values?: readonly (string | null)[]
  /** At most so many rows are sent; one statement only as well. */
  readonly limit?: number
}

export function runStatement(client: Client, statement: StatementText): Promise<RawResult> {
  return new Promise((resolve, reject) => {
    client.query(new StatementRun(statement, { resolve, reject }))
  })
}

interface Settle {
  readonly resolve: (result: RawResult) => void
  readonly reject: (cause: Error) => void
}

const nothing: RawResult = { fields: [], rows: [], tag: null }

/** One text on its way through the client; of several statements in it the last result is kept. */
class StatementRun {
  readonly #statement: StatementText
  readonly #settle: Settle
  #fields: readonly FieldDef[] = []
  #parsers: readonly ((text: string) => Cell)[] = []
  #rows: Cell[][] = []
  #result: RawResult = nothing
  #broken: Error | null = null

  constructor(statement: StatementText, settle: Settle) {
    this.#statement = statement
    this.#settle = settle
  }

  submit(connection: Connection): null {
    const wire = wireOf(connection)
    const { text, values, limit } = this.#statement
    if (values === undefined && limit === undefined) {
      wire.query(text)
      return null
    }
    wire.parse({ text, name: '' })
    wire.bind({ portal: '', statement: '', values: values ?? [] })
    wire.describe({ type: 'P', name: '' })
    wire.execute({ portal: '', rows: limit ?? 0 })
    wire.sync()
    return null
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.#fields = fields
    this.#parsers = fields.map((field) => cellParser(field.dataTypeID))
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#broken !== null) return
    try {
      this.#rows.push(
        fields.map((text, index) => (text === null ? null : (this.#parsers[index]?.(text) ?? text))),
      )
    } catch (cause) {
      this.#broken = cause instanceof Error ? cause : new Error(String(cause))
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#finish(text)
  }

  /** The limit was reached: the rest stays where it is. */
  handlePortalSuspended(): void {
    this.#finish(`SELECT ${this.#rows.length}`)
  }

  handleEmptyQuery(): void {
    this.#result = nothing
  }

  handleError(cause: Error): void {
    this.#settle.reject(cause)
  }

  handleReadyForQuery(): void {
    if (this.#broken === null) this.#settle.resolve(this.#result)
    else this.#settle.reject(this.#broken)
  }

  handleCopyInResponse(connection: Connection): void {
    const wire = connection as unknown as { sendCopyFail(reason: string): void }
    wire.sendCopyFail('COPY from the client is not to be had here; load a seed instead')
  }

  handleCopyData(): void {
    this.#broken ??= new Error('COPY to the client is not to be had here; select the rows instead')
  }

  #finish(tag: string): void {
    this.#result = { fields: this.#fields, rows: this.#rows, tag }
    this.#fields = []
    this.#parsers = []
    this.#rows = []
  }
}
