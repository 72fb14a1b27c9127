import { bindArguments, type Value, text } from '@waypoint/jinja'
import type { AdapterMethods, AdapterScope } from '../adapter-object.ts'
import { callMacro } from '../call-macro.ts'
import { expectRelation } from './relations.ts'

export const schemaMethods: AdapterMethods = {
  async create_schema(scope, args) {
    const [relation] = bindArguments(args, 'create_schema', ['relation'])
    await callMacro(scope.context, 'create_schema', [expectRelation(relation, 'create_schema')])
    return ''
  },

  async drop_schema(scope, args) {
    const [relation] = bindArguments(args, 'drop_schema', ['relation'])
    const target = expectRelation(relation, 'drop_schema')
    await callMacro(scope.context, 'drop_schema', [target])
    scope.session.cache.setEmpty(
      target.database ?? scope.session.adapter.database,
      target.schema ?? scope.session.adapter.schema,
    )
    return ''
  },

  async list_schemas(scope, args) {
    const [database] = bindArguments(args, 'list_schemas', [['database', null]])
    return [...(await schemasOf(scope, database ?? null))]
  },

  async check_schema_exists(scope, args) {
    const [database, schema] = bindArguments(args, 'check_schema_exists', ['database', 'schema'])
    const wanted = text(schema ?? null).toLowerCase()
    return (await schemasOf(scope, database ?? null)).some((name) => name.toLowerCase() === wanted)
  },
}

function schemasOf({ session }: AdapterScope, database: Value): Promise<readonly string[]> {
  return session.run('list schemas', (connection) =>
    session.adapter.listSchemas(connection, typeof database === 'string' ? database : null),
  )
}
