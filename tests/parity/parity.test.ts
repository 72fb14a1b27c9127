import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compatibilityPage } from './compatibility.ts'
import { compareReadings, type Comparison } from './differences.ts'
import { isKnown, KNOWN_DIFFERENCES } from './known-differences.ts'
import { askDbt, CASES, dbtPython, PROJECT, RECORDED, recordedReading } from './oracle.ts'
import { askWaypoint } from './waypoint.ts'

const python = dbtPython()
const against = python === undefined ? 'what dbt 1.12 was recorded to say' : 'dbt'
const dir = mkdtempSync(join(tmpdir(), 'waypoint-parity-'))

/** A copy of the project with its local package installed. */
function copyOf(name: string): string {
  const copy = join(dir, name)
  cpSync(PROJECT, copy, { recursive: true })
  mkdirSync(join(copy, 'dbt_packages'), { recursive: true })
  cpSync(join(copy, 'packages/money'), join(copy, 'dbt_packages/money'), { recursive: true })
  return copy
}

describe(`a project with everything in it, compared with ${against}`, () => {
  let comparison: Comparison
  let version: string

  beforeAll(async () => {
    const dbt = python === undefined ? recordedReading() : await askDbt(python, copyOf('dbt'), CASES)
    if (python !== undefined && process.env.WAYPOINT_RECORD === 'yes') {
      writeFileSync(RECORDED, `${JSON.stringify(dbt, null, 1)}\n`)
    }
    version = dbt.version
    comparison = compareReadings(dbt, await askWaypoint(copyOf('waypoint'), CASES))
  })

  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  test.each(['manifest', 'selection', 'compiled SQL', 'exit codes'] as const)('%s', (area) => {
    const unexplained = comparison.differences.filter(
      (difference) =>
        difference.area === area && !KNOWN_DIFFERENCES.some((known) => isKnown(difference, known)),
    )
    expect(unexplained).toEqual([])
    expect(comparison.compared[area]).toBeGreaterThan(10)
  })

  test('every difference that is explained still exists', () => {
    const gone = KNOWN_DIFFERENCES.filter(
      (known) => !comparison.differences.some((difference) => isKnown(difference, known)),
    )
    expect(gone).toEqual([])
  })

  test('the page in docs says so', async () => {
    await expect(compatibilityPage(comparison, version)).toMatchFileSnapshot('../../docs/compatibility.md')
  })
})
