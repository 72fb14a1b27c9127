import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { mkdirSync } from 'node:fs'
import type { Cell } from '@waypoint/adapter-contract'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import type { EngineEvent } from '@waypoint/contracts'
import type { InvocationOptions, InvocationResult } from '../invocation.ts'
import { invoke } from '../invoke.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')

export type Overrides = Partial<InvocationOptions> & { readonly signal?: AbortSignal }

/** A copy of a fixture project in a folder of its own, run on a real DuckDB file. */
export class FixtureProject {
  readonly dir: string
  readonly events: EngineEvent[] = []

  constructor(fixture = 'shop') {
    this.dir = mkdtempSync(join(tmpdir(), 'waypoint-engine-'))
    cpSync(join(FIXTURES, fixture), this.dir, { recursive: true })
  }

  async invoke(command: InvocationOptions['command'], overrides: Overrides = {}): Promise<InvocationResult> {
    const { signal, ...options } = overrides
    this.events.length = 0
    return invoke(
      { command, projectDir: this.dir, env: { SHOP_DB: join(this.dir, 'shop.duckdb') }, ...options },
      {
        adapters: { duckdb: async () => duckdbFactory },
        onEvent: (event) => this.events.push(event),
        ...(signal === undefined ? {} : { signal }),
      },
    )
  }

  write(path: string, text: string): void {
    const file = join(this.dir, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }

  read(path: string): string {
    return readFileSync(join(this.dir, path), 'utf8')
  }

  replace(path: string, from: string, to: string): void {
    const text = this.read(path)
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`)
    this.write(path, text.replace(from, to))
  }

  /** Rows as text, as the recorded expectations hold them. */
  async query(sql: string): Promise<(string | null)[][]> {
    const adapter = await duckdbFactory.open(
      { type: 'duckdb', path: join(this.dir, 'shop.duckdb') },
      { rootDir: this.dir, threads: 1 },
    )
    const connection = await adapter.connect()
    try {
      return (await connection.query(sql)).rows.map((row) => row.map(textOf))
    } finally {
      await connection.close()
      await adapter.close()
    }
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true })
  }
}

function textOf(cell: Cell): string | null {
  if (cell === null) return null
  if (typeof cell === 'object' && 'decimal' in cell) return String(cell.decimal)
  return cell instanceof Date ? cell.toISOString() : String(cell)
}

/** name → status, for all results but hooks. */
export function statuses(result: InvocationResult): Readonly<Record<string, string>> {
  const nodes = result.results.filter((each) => each.resourceType !== 'operation')
  return Object.fromEntries(nodes.map((each) => [each.name, each.status]).toSorted())
}
