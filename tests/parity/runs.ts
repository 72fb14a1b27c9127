import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** One command of a project's life; an edit of its files may come before. */
export interface Step {
  readonly command: readonly string[]
  readonly edit?: string
  /** Whether what is in the database is compared afterwards. */
  readonly rows?: boolean
}

type Json = Readonly<Record<string, unknown>>

export interface ShownRelation {
  readonly kind: string
  readonly columns: readonly (readonly [name: string, type: string])[]
  /** As texts; null where the relation cannot be read. */
  readonly rows: readonly (readonly (string | null)[])[] | null
}

/** What came of one step, as the artifacts and the database tell it. */
export interface Ran {
  readonly code: number
  readonly results: readonly Json[] | null
  readonly sources: Json | null
  readonly catalog: Json | null
  readonly relations: Readonly<Record<string, ShownRelation>> | null
}

export interface Life {
  readonly version: string
  readonly steps: readonly Ran[]
}

export const STEPS = JSON.parse(readFileSync(here('run-cases.json'), 'utf8')) as readonly Step[]
export const RUN_PROJECT = here('projects/runs')

/** What dbt was seen to do, by the name of the database. */
export function recordingOf(database: string): string {
  return here(`recorded/runs-${database}.json`)
}

export function recordedLife(database: string): Life {
  return JSON.parse(readFileSync(recordingOf(database), 'utf8')) as Life
}

/** One thing a line: a recording is read and compared by people too. */
export function encodeLife({ version, steps }: Life): string {
  const lines = steps.map((ran) => {
    const parts = Object.entries(ran).map(([key, value]) => `  ${JSON.stringify(key)}: ${encodePart(value)}`)
    return `{\n${parts.join(',\n')}\n}`
  })
  return `{"version": ${JSON.stringify(version)}, "steps": [${lines.join(',\n')}]}\n`
}

function encodePart(value: unknown): string {
  if (Array.isArray(value)) return `[\n${value.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([key, each]) => `    ${JSON.stringify(key)}: ${JSON.stringify(each)}`,
  )
  return `{\n${members.join(',\n')}}`
}

/** A copy of a project and its database. */
export interface RunnableCopy {
  readonly dir: string
  /** A DuckDB file in it, or the address of a PostgreSQL server. */
  readonly database: string
  /** The folder of profiles.yml. */
  readonly profiles: string
}

/** Has dbt run every step on a copy of a project; takes minutes. */
export async function askDbtToRun(
  python: string,
  { dir, database, profiles }: RunnableCopy,
  steps: readonly Step[],
): Promise<Life> {
  const child = spawn(python, [here('run-oracle.py'), dir, database, profiles])
  child.stdin.end(JSON.stringify(steps))
  let output = ''
  let errors = ''
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString()
  })
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString()
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(errors.slice(-2000))
  return withoutMoments(JSON.parse(output) as Life)
}

/** Leaves out what differs from run to run: ids, times, and what only one of the two can have. */
export function withoutMoments({ version, steps }: Life): Life {
  return {
    version,
    steps: steps.map(({ code, results, sources, catalog, relations }) => ({
      code,
      results: results?.map(shownResult) ?? null,
      sources: sources === null ? null : { results: asList(sources.results).map(shownFreshness) },
      catalog:
        catalog === null
          ? null
          : { nodes: shownCatalog(catalog.nodes), sources: shownCatalog(catalog.sources) },
      relations:
        relations === null
          ? null
          : Object.fromEntries(Object.entries(relations).map(([name, each]) => [name, shownRelation(each)])),
    })),
  }
}

function asList(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []
}

/** dbt's wording counts for tests, whose messages are numbers in a sentence. */
function shownResult({ unique_id, status, failures, message, relation_name, batch_results }: Json): Json {
  const isTest = String(unique_id).startsWith('test.') && status !== 'error' && status !== 'skipped'
  return {
    unique_id,
    status,
    relation_name: relation_name ?? null,
    ...(isTest ? { failures, message } : {}),
    ...(batch_results === null || batch_results === undefined
      ? {}
      : { failed: asList((batch_results as Json).failed).length }),
  }
}

function shownFreshness({ unique_id, status, max_loaded_at, criteria }: Json): Json {
  const loadedAt = typeof max_loaded_at === 'string' ? new Date(max_loaded_at).toISOString() : null
  return { unique_id, status, max_loaded_at: loadedAt, criteria }
}

function shownCatalog(nodes: unknown): Json {
  return Object.fromEntries(
    Object.entries((nodes ?? {}) as Readonly<Record<string, Json>>).map(([id, { metadata, columns }]) => [
      id,
      { metadata, columns },
    ]),
  )
}

/** Data of the project ends in early 2025: what is later was made while it ran. */
const MADE_NOW = /^20(?:2[6-9]|[3-9]\d)-\d\d-\d\d(?:[ T]|$)/

function isNow(value: string | null): boolean {
  return value !== null && MADE_NOW.test(value)
}

function shownRelation({ kind, columns, rows }: ShownRelation): ShownRelation {
  if (rows === null) return { kind, columns, rows }
  const hasNow = rows.some((row) => row.some(isNow))
  const id = columns.findIndex(([name]) => name === 'dbt_scd_id')
  const shown = rows.map((row) =>
    row.map((value, index) => (isNow(value) ? 'now' : hasNow && index === id ? 'id' : value)),
  )
  return { kind, columns, rows: shown.toSorted(byText) }
}

function byText(left: readonly unknown[], right: readonly unknown[]): number {
  const [one, other] = [JSON.stringify(left), JSON.stringify(right)]
  return one < other ? -1 : one > other ? 1 : 0
}
