import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { postgresFactory } from '@waypoint/adapter-postgres'
import { runCliHere } from '../e2e/run-cli-here.ts'
import {
  type Life,
  type Ran,
  type RunnableCopy,
  type ShownRelation,
  type Step,
  withoutMoments,
} from './runs.ts'

const COLUMNS = `
select table_schema, table_name, column_name, data_type
from information_schema.columns
where table_schema not in ('information_schema', 'pg_catalog', 'pg_toast')
order by table_schema, table_name, ordinal_position`
const KINDS = 'select table_schema, table_name, table_type from information_schema.tables'

/** Has waypoint run every step on a copy of a project, one after the other. */
export async function askWaypointToRun(copy: RunnableCopy, steps: readonly Step[]): Promise<Life> {
  const ran: Ran[] = []
  for (const step of steps) ran.push(await runStep(step, copy))
  return withoutMoments({ version: '', steps: ran })
}

async function runStep({ command, edit, rows }: Step, copy: RunnableCopy): Promise<Ran> {
  const { dir, database, profiles } = copy
  if (edit !== undefined) cpSync(join(dir, 'edits', edit), dir, { recursive: true })
  const artifact = (name: string): Ran['sources'] => {
    const file = join(dir, 'target', name)
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ran['sources']) : null
  }
  for (const name of ['sources.json', 'catalog.json']) rmSync(join(dir, 'target', name), { force: true })
  const before = JSON.stringify(artifact('run_results.json'))
  const place = ['--profiles-dir', profiles, '--project-dir', '.']
  const { exitCode } = await runCliHere([...command, ...place], { cwd: dir })
  const results = artifact('run_results.json')
  return {
    code: exitCode ?? -1,
    results: JSON.stringify(results) === before ? null : (results?.results as Ran['results']),
    sources: artifact('sources.json'),
    catalog: artifact('catalog.json'),
    relations:
      rows === true ? await relationsIn(database.includes(':') ? database : join(dir, database)) : null,
  }
}

/** Everything in a database, its cells as texts. */
async function relationsIn(database: string): Promise<Readonly<Record<string, ShownRelation>>> {
  const adapter = database.startsWith('postgresql:')
    ? await postgresFactory.open(postgresOutput(database), OPEN)
    : await duckdbFactory.open({ path: database, read_only: true }, OPEN)
  const connection = await adapter.connect()
  const all = async (sql: string): Promise<readonly Row[]> =>
    (await connection.query(sql)).rows as unknown as readonly Row[]
  try {
    const kinds = new Map((await all(KINDS)).map(([schema, name, kind]) => [`${schema}.${name}`, kind ?? '']))
    const columns = new Map<string, (readonly [string, string])[]>()
    for (const [schema, name, column, type] of await all(COLUMNS)) {
      const key = `${schema}.${name}`
      const known = columns.get(key)
      if (known === undefined) columns.set(key, [[column ?? '', type ?? '']])
      else known.push([column ?? '', type ?? ''])
    }
    const found: Record<string, ShownRelation> = {}
    for (const [key, described] of columns) {
      const texts = described.map(([column]) => `cast("${column}" as varchar)`).join(', ')
      const [schema, name] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)]
      const rows = await all(`select ${texts} from "${schema}"."${name}"`).catch(() => null)
      found[key] = { kind: kinds.get(key) ?? '', columns: described, rows }
    }
    return found
  } finally {
    await connection.close()
    await adapter.close()
  }
}

type Row = readonly (string | null)[]

const OPEN = { rootDir: '/', threads: 1 }

function postgresOutput(address: string): Readonly<Record<string, unknown>> {
  const { hostname, port, username, pathname } = new URL(address)
  return {
    host: hostname,
    port: Number(port),
    user: username,
    password: '',
    dbname: pathname.slice(1),
    schema: 'main',
  }
}
