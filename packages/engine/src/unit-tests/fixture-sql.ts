import { callMacro, type Column, toValue } from '@waypoint/context'
import { nearestName, WaypointError } from '@waypoint/contracts'
import { text } from '@waypoint/jinja'
import type { NodeRuntime } from '../compile/node-runtime.ts'
import type { RunState } from '../run-state.ts'
import type { FixtureRow } from './unit-test-definition.ts'
import type { ColumnWork } from './unit-test-columns.ts'
import type { UnitTestInput } from './unit-test-inputs.ts'

/** The rows that stand for a relation, as a query. */
export async function fixtureSql(
  input: UnitTestInput,
  runtime: NodeRuntime,
  work: ColumnWork,
): Promise<string> {
  if (input.fixture.kind === 'sql') return renderedSql(input.fixture.sql, runtime, work.state)
  const columns = await work.state.unitTestColumns.ofInput(input, runtime, work)
  const { member, fixture } = input
  checkColumns(fixture.rows, columns, `the rows given for '${member.name}'`)
  const types = new Map(columns.map((column) => [column.name, column.dataType]))
  return text(await callMacro(runtime.context, 'get_fixture_sql', [toValue(fixture.rows), types]))
}

/** SQL of a fixture may hold Jinja. */
async function renderedSql(sql: string, runtime: NodeRuntime, state: RunState): Promise<string> {
  if (!/\{[{%#]/.test(sql)) return sql
  return state.templates.get(sql, runtime.node.original_file_path).render(runtime.context)
}

/** Refuses rows with columns that the relation does not have. */
export function checkColumns(rows: readonly FixtureRow[], columns: readonly Column[], what: string): void {
  const known = new Set(columns.map((column) => column.name.toLowerCase()))
  for (const row of rows) {
    for (const name of Object.keys(row)) {
      if (known.has(name.toLowerCase())) continue
      const near = nearestName(
        name,
        columns.map((column) => column.name),
      )
      throw new WaypointError({
        code: 'invalid-unit-test',
        message: `There is no column '${name}' for ${what}; the columns are ${columns.map((column) => column.name).join(', ')}`,
        ...(near === undefined ? {} : { hint: `Did you mean '${near}'?` }),
      })
    }
  }
}
