import { cellText, doubleQuoted } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { Client } from 'pg'
import { type FormatType, typeName } from './type-names.ts'
import { type RawResult, runStatement, type StatementText } from './statement-run.ts'
import { partsOf } from './wire.ts'

/** `I` idle, `T` in a transaction, `E` in one that has failed; `lost` when the server is gone. */
export type SessionState = 'I' | 'T' | 'E' | 'lost'

/** One logged-in session of the server, with what it is in the middle of. */
export class Session {
  readonly client: Client
  #state: SessionState = 'I'
  #undone = false
  readonly #typeNames: Map<string, Promise<string>>

  constructor(client: Client, typeNames: Map<string, Promise<string>>) {
    this.client = client
    this.#typeNames = typeNames
    const { connection } = partsOf(client)
    connection.on('readyForQuery', ({ status }: { readonly status: 'I' | 'T' | 'E' }) => {
      if (this.#state !== 'lost') this.#state = status
    })
    // Without a listener an idle connection that breaks would end the process.
    client.on('error', () => this.#lose())
    client.on('end', () => this.#lose())
  }

  get state(): SessionState {
    return this.#state
  }

  /** Whether a transaction was open when the server went away. */
  get undone(): boolean {
    return this.#undone
  }

  #lose(): void {
    if (this.#state === 'lost') return
    this.#undone = this.#state !== 'I'
    this.#state = 'lost'
  }

  async run(statement: StatementText): Promise<RawResult> {
    return await runStatement(this.client, statement)
  }

  async typeNames(fields: RawResult['fields']): Promise<readonly string[]> {
    return await Promise.all(fields.map((field) => typeName(field, this.#format)))
  }

  readonly #format: FormatType = (type, modifier) => {
    const key = `${type} ${modifier}`
    const known = this.#typeNames.get(key)
    if (known !== undefined) return known
    const asked = this.run({ text: `select format_type(${type}, ${modifier})` }).then(({ rows }) =>
      cellText(rows[0]?.[0]),
    )
    this.#typeNames.set(key, asked)
    asked.catch(() => this.#typeNames.delete(key))
    return asked
  }

  /** How values are written to us, whatever the server's or the user's defaults. */
  async prepare(role: string | null): Promise<void> {
    await this.run({
      text: 'set datestyle to iso, mdy; set intervalstyle to postgres; set bytea_output to hex; set extra_float_digits to 1',
    })
    if (role === null) return
    // A plain name is folded as PostgreSQL folds it, any other is meant as it is written.
    const name = /^[a-z_]\w*$/i.test(role) ? role : doubleQuoted(role)
    await this.run({ text: `set role ${name}` }).catch((cause: unknown) => {
      throw new WaypointError({
        code: 'permission-denied',
        message: `The role cannot be taken: ${cause instanceof Error ? cause.message : String(cause)}.`,
        hint: 'Correct `role` in profiles.yml, or grant it to `user`.',
        cause,
      })
    })
  }

  /** Back to where a new session starts: no transaction, no temporary table, no setting of a node. */
  async reset(role: string | null): Promise<void> {
    if (this.#state !== 'I') await this.run({ text: 'rollback' })
    await this.run({ text: 'discard all' })
    await this.prepare(role)
  }

  async end(): Promise<void> {
    this.#lose()
    await this.client.end().catch(() => undefined)
  }

  /** Gives up at once; what waits for an answer is told that the connection is lost. */
  destroy(): void {
    this.#lose()
    partsOf(this.client).connection.stream.destroy()
  }
}
