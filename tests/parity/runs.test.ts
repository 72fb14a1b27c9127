import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isKnownRun, KNOWN_RUN_DIFFERENCES } from './known-run-differences.ts'
import { dbtPython } from './oracle.ts'
import { compareRuns, RUN_AREAS, type RunComparison } from './run-differences.ts'
import { askDbtToRun, RECORDED_RUNS, recordedLife, RUN_PROJECT, type RunnableCopy, STEPS } from './runs.ts'
import { askWaypointToRun } from './waypoint-runs.ts'

/** Running dbt takes minutes: only where its results are recorded anew. */
const python = process.env.WAYPOINT_RECORD === 'yes' ? dbtPython() : undefined
const dir = mkdtempSync(join(tmpdir(), 'waypoint-runs-'))

function copyOf(name: string): RunnableCopy {
  const copy = join(dir, name)
  cpSync(RUN_PROJECT, copy, { recursive: true })
  return { dir: copy, database: 'runs.duckdb' }
}

describe(`a project that is run again and again, compared with what dbt was recorded to do`, () => {
  let comparison: RunComparison

  beforeAll(async () => {
    if (python !== undefined) {
      const life = await askDbtToRun(python, copyOf('dbt'), STEPS)
      writeFileSync(RECORDED_RUNS, `${JSON.stringify(life, null, 1)}\n`)
    }
    comparison = compareRuns(STEPS, recordedLife(), await askWaypointToRun(copyOf('waypoint'), STEPS))
  }, 900_000)

  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  test.each(RUN_AREAS)('%s', (area) => {
    const unexplained = comparison.differences.filter(
      (difference) =>
        difference.area === area && !KNOWN_RUN_DIFFERENCES.some((known) => isKnownRun(difference, known)),
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
    await expect(text).toMatchFileSnapshot('recorded/run-counts.json')
  })

  test('every difference that is explained still exists', () => {
    const gone = KNOWN_RUN_DIFFERENCES.filter(
      (known) => !comparison.differences.some((difference) => isKnownRun(difference, known)),
    )
    expect(gone).toEqual([])
  })
})
