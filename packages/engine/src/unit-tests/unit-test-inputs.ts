import { type ManifestNode, type ModelNode, type SourceNode, WaypointError } from '@waypoint/contracts'
import type { RunState } from '../run-state.ts'
import { inputReference, type InputReference } from './input-reference.ts'
import type { Fixture, GivenInput, UnitTestDefinition } from './unit-test-definition.ts'

/** A relation that a model reads, and the rows that a unit test puts in its place. */
export interface UnitTestInput {
  readonly member: ManifestNode | SourceNode
  readonly isThis: boolean
  /** What stands for the relation in the model's SQL. */
  readonly cte: string
  readonly fixture: Fixture
}

/** The inputs of a unit test by the unique_id of what they stand for. */
export function unitTestInputs(
  definition: UnitTestDefinition,
  state: RunState,
): ReadonlyMap<string, UnitTestInput> {
  return new Map(
    definition.given.map((given) => {
      const input = inputOf(given, definition, state)
      return [input.member.unique_id, input]
    }),
  )
}

function inputOf(given: GivenInput, { model, declared }: UnitTestDefinition, state: RunState): UnitTestInput {
  const reference = inputReference(given.input, declared.original_file_path)
  const member = memberOf(reference, model, state)
  if (member === undefined) {
    throw new WaypointError({
      code: 'invalid-unit-test',
      message: `The unit test '${declared.name}' gives rows for ${given.input}, which does not exist`,
      location: { file: declared.original_file_path },
    })
  }
  return { member, isThis: reference.kind === 'this', cte: cteOf(member), fixture: given.fixture }
}

function memberOf(
  reference: InputReference,
  model: ModelNode,
  { index }: RunState,
): ManifestNode | SourceNode | undefined {
  switch (reference.kind) {
    case 'this':
      return model
    case 'ref':
      return index.ref(reference.args, model.package_name)
    case 'source':
      return index.source(reference.sourceName, reference.tableName, model.package_name)
  }
}

function cteOf(member: ManifestNode | SourceNode): string {
  return member.resource_type === 'source'
    ? `__dbt__cte__${member.source_name}__${member.name}`
    : `__dbt__cte__${member.alias}`
}
