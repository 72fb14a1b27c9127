import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isKnownRun, KNOWN_RUN_DIFFERENCES } from './known-run-differences.ts'
import { dbtPython } from './oracle.ts'
import { compareRuns, RUN_AREAS, type RunComparison } from './run-differences.ts'
import {
  askDbtToRun,
  encodeLife,
  recordedLife,
  recordingOf,
  RUN_PROJECT,
  type RunnableCopy,
  STEPS,
} from './runs.ts'
import { askWaypointToRun } from './waypoint-runs.ts'

/** Running dbt takes minutes: only where its results are recorded anew. */
const python = process.env.WAYPOINT_RECORD === 'yes' ? dbtPython() : undefined
const dir = mkdtempSync(join(tmpdir(), 'waypoint-runs-'))

afterAll(() => rmSync(dir, { recursive: true, force: true }))

interface Database {
  readonly name: string
  readonly profiles: string
  /** The address of a database for one of the two, and how it is given back. */
  readonly open: () => Promise<{ readonly address: string; readonly close: () => Promise<void> }>
}

const DATABASES: readonly Database[] = [
  {
    name: 'duckdb',
    profiles: '.',
    open: async () => ({ address: 'runs.duckdb', close: async () => undefined }),
  },
  {
    name: 'postgres',
    profiles: 'postgres',
    open: async () => {
      const server = await startPostgres()
      const { port } = server.credentials
      process.env.RUNS_POSTGRES_PORT = String(port)
      return { address: `postgresql://waypoint@127.0.0.1:${port}/postgres`, close: () => server.stop() }
    },
  },
]

/** Gives a fresh copy of the project and a fresh database to `run`. */
async function withCopy<T>(
  { name, profiles, open }: Database,
  run: (copy: RunnableCopy) => Promise<T>,
): Promise<T> {
  const copy = mkdtempSync(join(dir, name))
  cpSync(RUN_PROJECT, copy, { recursive: true })
  const { address, close } = await open()
  try {
    return await run({ dir: copy, database: address, profiles })
  } finally {
    await close()
  }
}

const recorded = DATABASES.filter(({ name }) => python !== undefined || existsSync(recordingOf(name)))

describe.each(recorded)(
  'a project that is run again and again on $name, compared with what dbt was recorded to do',
  (database) => {
    const known = KNOWN_RUN_DIFFERENCES.filter(({ only }) => only === undefined || only === database.name)
    let comparison: RunComparison

    beforeAll(async () => {
      if (python !== undefined) {
        const life = await withCopy(database, (copy) => askDbtToRun(python, copy, STEPS))
        writeFileSync(recordingOf(database.name), encodeLife(life))
      }
      const waypoint = await withCopy(database, (copy) => askWaypointToRun(copy, STEPS))
      comparison = compareRuns(STEPS, recordedLife(database.name), waypoint)
    }, 1_800_000)

    test.each(RUN_AREAS)('%s', (area) => {
      const unexplained = comparison.differences.filter(
        (difference) => difference.area === area && !known.some((each) => isKnownRun(difference, each)),
      )
      expect(unexplained).toEqual([])
      expect(comparison.compared[area]).toBeGreaterThan(0)
    })

    test('the counts are recorded for the page in docs', async () => {
      const counts = Object.fromEntries(
        RUN_AREAS.map((area) => {
          const different = comparison.differences.filter((each) => each.area === area).length
          return [area, { compared: comparison.compared[area], different }]
        }),
      )
      const text = `${JSON.stringify({ steps: STEPS.length, counts }, null, 2)}\n`
      await expect(text).toMatchFileSnapshot(`recorded/run-counts-${database.name}.json`)
    })

    test('every difference that is explained still exists', () => {
      const gone = known.filter(
        (each) => !comparison.differences.some((difference) => isKnownRun(difference, each)),
      )
      expect(gone).toEqual([])
    })
  },
)
