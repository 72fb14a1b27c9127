import type { QueryResult } from '@waypoint/adapter-contract'
import type { CompiledTest } from './compiled-test.ts'
import type { TestRow } from './scan-statement.ts'

/** Several test queries in one statement, each row with the number of its test before it. */
export function unionStatement(tests: readonly CompiledTest[]): string {
  return tests
    .map(
      ({ query }, index) =>
        `select ${index} as dbt_test, dbt_test_${index}.*\nfrom (\n${query}\n) as dbt_test_${index}`,
    )
    .join('\nunion all\n')
}

/** One row for each test; undefined for one that gave none, or more than one, or other columns. */
export function rowsOfUnion(
  tests: readonly CompiledTest[],
  { columns, rows }: QueryResult,
): readonly (TestRow | undefined)[] {
  const byTest = new Map<number, TestRow[]>()
  for (const [test, failures = null, shouldWarn = null, shouldError = null] of rows) {
    const known = byTest.get(Number(test))
    const row: TestRow = [failures, shouldWarn, shouldError]
    if (known === undefined) byTest.set(Number(test), [row])
    else known.push(row)
  }
  return tests.map((_, index) => {
    const [row, ...more] = byTest.get(index) ?? []
    return columns.length === 4 && more.length === 0 ? row : undefined
  })
}
