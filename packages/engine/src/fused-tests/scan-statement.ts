import type { Cell } from '@waypoint/adapter-contract'
import type { BuiltinShape } from './builtin-shape.ts'
import type { CompiledTest } from './compiled-test.ts'

export type ShapedTest = CompiledTest & { readonly shape: BuiltinShape }

/** What a test query gives: failures, should_warn, should_error. */
export type TestRow = readonly [failures: Cell, shouldWarn: Cell, shouldError: Cell]

/** Where nothing else is set: any failing row is too many. */
const ANY_FAILURE = '!= 0'

const found = (index: number): string => `dbt_test_${index}`

/**
 * Looks at the rows of a relation once for all tests. Conditions other than the usual one are left to the
 * database, after the failures of a test.
 */
export function scanStatement(tests: readonly ShapedTest[]): string {
  const aggregates = tests.map(({ shape }, index) => `        ${shape.aggregate} as ${found(index)}`)
  const columns = tests.flatMap((test, index) => [
    found(index),
    ...conditions(test).map((condition) => `${failuresOf(test, index)} ${condition}`),
  ])
  return [
    'select',
    columns.map((column) => `    ${column}`).join(',\n'),
    'from (',
    '    select',
    aggregates.join(',\n'),
    `    from ${tests[0]?.shape.from ?? ''}`,
    ') as dbt_tests',
  ].join('\n')
}

/** One row for each test; undefined for one that has failing rows which the scan did not count. */
export function rowsOfScan(
  tests: readonly ShapedTest[],
  row: readonly Cell[],
): readonly (TestRow | undefined)[] {
  let next = 0
  const take = (): Cell => row[next++] ?? null
  return tests.map((test) => {
    const count = Number(take())
    const failures = test.limit === null ? count : Math.min(count, test.limit)
    const judge = (condition: string): Cell => (condition === ANY_FAILURE ? failures !== 0 : take())
    const { warnIf, errorIf } = test.settings
    const judged: TestRow = [failures, judge(warnIf), judge(errorIf)]
    return count === 0 || test.shape.exact ? judged : undefined
  })
}

function conditions({ settings }: ShapedTest): readonly string[] {
  return [settings.warnIf, settings.errorIf].filter((condition) => condition !== ANY_FAILURE)
}

/** Where the failures are not counted, the conditions are asked for the case that there are none. */
function failuresOf({ shape, limit }: ShapedTest, index: number): string {
  if (!shape.exact) return '0'
  const count = found(index)
  return limit === null ? count : `case when ${count} > ${limit} then ${limit} else ${count} end`
}
