import { WaypointError } from '@waypoint/contracts'
import type { UnitTestDefinition } from './unit-test-definition.ts'

const IS_INCREMENTAL = 'macro.dbt.is_incremental'

/** Refuses what no rows could be compared for. */
export function checkTestable({ declared, model, overrides, given }: UnitTestDefinition): void {
  const refuse = (message: string, hint: string): never => {
    throw new WaypointError({
      code: 'invalid-unit-test',
      message,
      location: { file: declared.original_file_path },
      hint,
    })
  }
  if (model.language !== 'sql') {
    refuse(
      `The unit test '${declared.name}' is of the model '${model.name}', which is not written in SQL`,
      'Test what the model calls in its own language, and the rows it gives with data tests.',
    )
  }
  if (!model.depends_on.macros.includes(IS_INCREMENTAL)) return
  const incremental = overrides.macros['is_incremental'] ?? overrides.macros['dbt.is_incremental']
  if (typeof incremental !== 'boolean') {
    refuse(
      `The unit test '${declared.name}' does not say whether '${model.name}' runs for the first time`,
      'Set it under overrides: macros: {is_incremental: false} or true.',
    )
  }
  if (incremental === true && !given.some(({ input }) => input.trim() === 'this')) {
    refuse(
      `The unit test '${declared.name}' lets '${model.name}' find rows of earlier runs and gives none`,
      'Add them under given: - input: this, with rows: [] if there are none.',
    )
  }
}
