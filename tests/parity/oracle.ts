import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

type Json = Readonly<Record<string, unknown>>

/** What dbt, or waypoint, makes of a project. */
export interface Reading {
  readonly version: string
  readonly manifest: Readonly<Record<string, Readonly<Record<string, Json>>>>
  /** unique_ids that `ls` names, by its arguments; or how it ended. */
  readonly listed: Readonly<Record<string, readonly string[] | string>>
  readonly compiled: Readonly<Record<string, string>>
  /** Exit codes by command. */
  readonly codes: Readonly<Record<string, number>>
}

export interface Cases {
  readonly selectors: readonly (readonly string[])[]
  readonly commands: readonly (readonly string[])[]
}

export const CASES = JSON.parse(readFileSync(here('cases.json'), 'utf8')) as Cases
export const PROJECT = here('projects/shop')
export const RECORDED = here('recorded/shop.json')

/** A Python that has dbt 1.12: named by WAYPOINT_DBT_PYTHON, because many machines have an older dbt. */
export function dbtPython(): string | undefined {
  const python = process.env.WAYPOINT_DBT_PYTHON
  if (python === undefined || python === '') return undefined
  const check = 'import dbt.version as v; assert v.get_installed_version().minor >= "12"'
  return spawnSync(python, ['-c', check]).status === 0 ? python : undefined
}

/** Asks dbt about a copy of a project; takes half a minute. */
export async function askDbt(python: string, projectDir: string, cases: Cases): Promise<Reading> {
  const child = spawn(python, [here('oracle.py'), projectDir], { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.end(JSON.stringify(cases))
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
  return withoutNoise(JSON.parse(output) as Reading)
}

export function recordedReading(): Reading {
  return JSON.parse(readFileSync(RECORDED, 'utf8')) as Reading
}

const BUILTIN = /^(?:macro|doc)\.dbt(?:_duckdb)?\./
const NOISE: ReadonlySet<string> = new Set(['created_at', 'root_path'])

/** Leaves out what differs from run to run and what is dbt's own. */
export function withoutNoise(reading: Reading): Reading {
  const { metadata: _metadata, ...sections } = reading.manifest
  const manifest = Object.fromEntries(
    Object.entries(sections).map(([section, members]) => [
      section,
      Object.fromEntries(
        Object.entries(members ?? {})
          .filter(([id]) => !BUILTIN.test(id))
          .map(([id, member]) => [id, clean(member, section)]),
      ),
    ]),
  )
  return { ...reading, manifest: manifest as Reading['manifest'] }
}

function clean(value: unknown, section: string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => clean(item, section))
    return section === 'parent_map' || section === 'child_map' || section === 'group_map'
      ? items.toSorted((left, right) => (String(left) < String(right) ? -1 : 1))
      : items
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !NOISE.has(key))
      .map(([key, item]) => [key, clean(item, section)]),
  )
}
