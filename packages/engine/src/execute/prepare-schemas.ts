import { callMacro, Relation } from '@waypoint/context'
import { openNode } from '../compile/node-runtime.ts'
import type { Plan, PlannedSchema } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import { operationNode } from './operation-node.ts'

/** Creates the schemas that a plan needs and are not there, through the project's own create_schema. */
export async function prepareSchemas(plan: Plan, worker: string, state: RunState): Promise<void> {
  if (plan.schemas.length === 0) return
  const { adapter, project } = state
  const node = operationNode(project, project.config.name, { name: 'create_schemas', sql: '', index: 0 })
  const runtime = await openNode(node, { worker }, state)
  const existing = new Map<string, ReadonlySet<string>>()
  for (const { database, schema } of plan.schemas) {
    const inDatabase = database ?? adapter.database
    let known = existing.get(inDatabase)
    if (known === undefined) {
      const names = await runtime.session.run('list schemas', (connection) =>
        adapter.listSchemas(connection, inDatabase),
      )
      known = new Set(names.map((name) => name.toLowerCase()))
      existing.set(inDatabase, known)
    }
    if (known.has(schema.toLowerCase())) continue
    await callMacro(runtime.context, 'create_schema', [schemaRelation({ database: inDatabase, schema })])
    await runtime.session.commit()
    state.cache.setEmpty(inDatabase, schema)
  }
}

function schemaRelation({ database, schema }: PlannedSchema): Relation {
  return new Relation({ database, schema, identifier: null })
}
