import type { QueryResult } from '@waypoint/adapter-contract'
import { type DatabaseSession, ResultTable } from '@waypoint/context'
import { isCancellation } from '../errors/node-error.ts'
import type { Outcome } from '../execute/run-node.ts'
import { testOutcome } from '../execute/test-outcome.ts'
import type { CompiledTest } from './compiled-test.ts'
import { rowsOfScan, scanStatement, type ShapedTest, type TestRow } from './scan-statement.ts'
import { rowsOfUnion, unionStatement } from './union-statement.ts'

/** Test queries in one statement: more would make planning it slow. */
const MOST_IN_A_UNION = 32

/** A test that waits for its outcome, and how it runs by itself. */
export interface WaitingTest {
  readonly test: CompiledTest
  readonly alone: () => Promise<Outcome>
}

interface TimedOutcome {
  readonly outcome: Outcome
  readonly startedAt: Date
  /** A test's share of what its statement took. */
  readonly seconds: number
  /** Of the statement that answered several tests; null for a test that ran by itself. */
  readonly response: QueryResult['response'] | null
}

/** How the outcome of a test is had; rejects with what went wrong. */
export type Answer = () => Promise<TimedOutcome>

type Outcomes = Map<WaitingTest, Answer>

/**
 * Runs tests together: those that count failing rows of one relation in one scan, others in one statement.
 * A test that these cannot answer, or that spoils the statement for others, runs by itself.
 */
export async function runTogether(
  waiting: readonly WaitingTest[],
  session: () => Promise<DatabaseSession>,
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map()
  const shaped = new Map<string, WaitingTest[]>()
  for (const each of waiting) {
    const from = each.test.shape?.from
    if (from === undefined) continue
    const known = shaped.get(from)
    if (known === undefined) shaped.set(from, [each])
    else known.push(each)
  }
  for (const together of shaped.values()) await runScan(together, { outcomes, session })
  const rest = waiting.filter((each) => !outcomes.has(each) && each.test.joinable)
  for (let start = 0; start < rest.length; start += MOST_IN_A_UNION) {
    await runUnion(rest.slice(start, start + MOST_IN_A_UNION), { outcomes, session })
  }
  for (const each of waiting) if (!outcomes.has(each)) outcomes.set(each, () => timed(each.alone))
  return outcomes
}

interface Answers {
  readonly outcomes: Outcomes
  readonly session: () => Promise<DatabaseSession>
}

async function runScan(waiting: readonly WaitingTest[], answers: Answers): Promise<void> {
  if (waiting.length === 1) return
  const tests = waiting.map(({ test }) => test as ShapedTest)
  await runStatement({ waiting, sql: scanStatement(tests), ...answers }, ({ rows }) => {
    const [row] = rows
    return row === undefined ? [] : rowsOfScan(tests, row)
  })
}

async function runUnion(waiting: readonly WaitingTest[], answers: Answers): Promise<void> {
  if (waiting.length === 1) return
  const tests = waiting.map(({ test }) => test)
  await runStatement({ waiting, sql: unionStatement(tests), ...answers }, (result) =>
    rowsOfUnion(tests, result),
  )
}

interface SharedStatement extends Answers {
  readonly waiting: readonly WaitingTest[]
  readonly sql: string
}

/** A statement that fails answers nobody: which test is to blame shows when each runs by itself. */
async function runStatement(
  { waiting, sql, outcomes, session }: SharedStatement,
  rowsOf: (result: QueryResult) => readonly (TestRow | undefined)[],
): Promise<void> {
  const startedAt = new Date()
  const start = performance.now()
  let result: QueryResult
  try {
    result = await (await session()).execute(sql, { autoBegin: false })
  } catch (cause) {
    if (!isCancellation(cause)) return
    for (const each of waiting) outcomes.set(each, () => Promise.reject(cause))
    return
  }
  const seconds = (performance.now() - start) / 1000 / waiting.length
  for (const [index, row] of rowsOf(result).entries()) {
    const each = waiting[index]
    if (row === undefined || each === undefined) continue
    const { response } = result
    outcomes.set(each, async () => ({ outcome: judged(each.test, row), startedAt, seconds, response }))
  }
}

const COLUMNS: QueryResult['columns'] = ['failures', 'should_warn', 'should_error'].map((name) => ({
  name,
  dataType: '',
}))

/** As if the test's own query had answered. */
function judged({ settings }: CompiledTest, row: TestRow): Outcome {
  const table = ResultTable.of({ columns: COLUMNS, rows: [row], rowsAffected: null, response: {} })
  return testOutcome(table, settings)
}

async function timed(run: () => Promise<Outcome>): Promise<TimedOutcome> {
  const startedAt = new Date()
  const start = performance.now()
  const outcome = await run()
  return { outcome, startedAt, seconds: (performance.now() - start) / 1000, response: null }
}
