import { WaypointError } from '@waypoint/contracts'
import type { NodeStatus } from '@waypoint/contracts'
import type { ResultTable } from '@waypoint/context'
import { text, type Value } from '@waypoint/jinja'

export interface TestSettings {
  readonly severity: string
  readonly warnIf: string
  readonly errorIf: string
}

export interface TestOutcome {
  readonly status: NodeStatus & ('pass' | 'warn' | 'fail')
  readonly failures: number
  readonly message: string | null
}

/** Judges the one row that the test query gives: failures, should_warn, should_error. */
export function testOutcome(table: ResultTable, settings: TestSettings): TestOutcome {
  const row = table.rows[0]
  if (table.rows.length !== 1 || row === undefined || row.values.length !== 3) {
    throw new WaypointError({
      code: 'invalid-test',
      message: `A test query must give one row of three columns; this one gave ${table.rows.length} rows of ${table.columnNames.length}`,
      hint: 'Check fail_calc, warn_if and error_if: each must be one expression.',
    })
  }
  const failures = countOf(row.values[0] ?? null)
  const [, shouldWarn, shouldError] = row.values
  const got = `Got ${failures} ${failures === 1 ? 'result' : 'results'}, configured to`
  if (settings.severity.toUpperCase() === 'ERROR' && isTrue(shouldError)) {
    return { status: 'fail', failures, message: `${got} fail if ${settings.errorIf}` }
  }
  if (isTrue(shouldWarn)) return { status: 'warn', failures, message: `${got} warn if ${settings.warnIf}` }
  return { status: 'pass', failures: 0, message: null }
}

function countOf(value: Value): number {
  const count = value === null ? Number.NaN : Number(text(value))
  if (Number.isFinite(count)) return count
  throw new WaypointError({
    code: 'invalid-test',
    message: `The fail_calc of a test must be a number; this one gave ${text(value)}`,
  })
}

/** Databases without booleans answer 1 or 'true'. */
function isTrue(value: Value | undefined): boolean {
  if (typeof value === 'string') return /^(?:true|t|1)$/i.test(value)
  return value === true || value === 1 || value === 1n
}
