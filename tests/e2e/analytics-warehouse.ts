import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { type InvocationOptions, invoke } from '@waypoint/engine'
import { DuckDBInstance } from '@duckdb/node-api'

const ANALYTICS = fileURLToPath(new URL('../../analytics', import.meta.url))

/** What was read of the project is left for the next invocation with the same variables, whoever's it is. */
const TARGETS = mkdtempSync(join(tmpdir(), 'waypoint-targets-'))
process.once('exit', () => rmSync(TARGETS, { recursive: true, force: true }))

const targetFor = (vars: unknown): string =>
  join(TARGETS, createHash('sha256').update(JSON.stringify(vars)).digest('hex').slice(0, 16))

/** A workspace whose warehouse analytics/ is built in, within this process. */
export class AnalyticsWarehouse {
  readonly dir: string

  /** Starts with what another workspace's warehouse holds now. */
  constructor(from?: AnalyticsWarehouse) {
    this.dir = mkdtempSync(join(tmpdir(), 'waypoint-warehouse-'))
    if (from !== undefined) cpSync(from.file, this.file)
  }

  get file(): string {
    return join(this.dir, 'warehouse.duckdb')
  }

  /** What failed, as one text; empty when all went well. */
  async invoke(command: InvocationOptions['command'], options: Partial<InvocationOptions>): Promise<string> {
    const { results } = await invoke(
      {
        command,
        projectDir: ANALYTICS,
        targetPath: targetFor(options.vars ?? {}),
        env: { WAYPOINT_DIR: this.dir },
        writeJson: false,
        ...options,
      },
      { adapters: { duckdb: async () => duckdbFactory } },
    )
    return results
      .filter(({ status }) => status === 'error' || status === 'fail')
      .map(({ name, error, message }) => `${name}: ${error?.message ?? message ?? ''}`)
      .join('\n')
  }

  async query(sql: string): Promise<readonly (readonly unknown[])[]> {
    const instance = await DuckDBInstance.create(this.file)
    const connection = await instance.connect()
    try {
      return (await connection.runAndReadAll(sql)).getRowsJson()
    } finally {
      connection.closeSync()
      instance.closeSync()
    }
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true })
  }
}
