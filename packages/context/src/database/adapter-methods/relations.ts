import type { RelationName } from '@waypoint/contracts'
import { bindArguments, PythonError, type Value, text } from '@waypoint/jinja'
import { Relation } from '../../relation.ts'
import type { AdapterMethods, AdapterScope } from '../adapter-object.ts'
import { callMacro } from '../call-macro.ts'

export const relationMethods: AdapterMethods = {
  get_relation: lookUp,
  load_relation: lookUp,

  async list_relations({ session }, args) {
    const [database, schema] = bindArguments(args, 'list_relations', [['database', null], 'schema'])
    const relations = await session.cache.list(
      textOr(database, session.adapter.database),
      textOr(schema, session.adapter.schema),
    )
    return relations.map(relationOf)
  },

  async list_relations_without_caching({ session }, args) {
    const [schema] = bindArguments(args, 'list_relations_without_caching', ['schema_relation'])
    if (!(schema instanceof Relation)) return []
    const { adapter } = session
    const relations = await session.run('list relations', (connection) =>
      adapter.listRelations(connection, schema.database, schema.schema ?? adapter.schema),
    )
    return relations.map(relationOf)
  },

  async already_exists({ session }, args) {
    const [schema, name] = bindArguments(args, 'already_exists', ['schema', 'name'])
    const found = await session.cache.get(session.adapter.database, text(schema ?? null), text(name ?? null))
    return found !== undefined
  },

  async drop_relation(scope, args) {
    const [relation] = bindArguments(args, 'drop_relation', ['relation'])
    if (relation === null) return ''
    const target = expectRelation(relation, 'drop_relation')
    await callMacro(scope.context, 'drop_relation', [target])
    await scope.session.cache.drop(target.toName())
    return ''
  },

  async rename_relation(scope, args) {
    const [from, to] = bindArguments(args, 'rename_relation', ['from_relation', 'to_relation'])
    const source = expectRelation(from, 'rename_relation')
    const target = expectRelation(to, 'rename_relation')
    await callMacro(scope.context, 'rename_relation', [
      source.type === null && target.type !== null ? source.with({ type: target.type }) : source,
      target,
    ])
    await scope.session.cache.rename(source.toName(), target.toName())
    return ''
  },

  async truncate_relation(scope, args) {
    const [relation] = bindArguments(args, 'truncate_relation', ['relation'])
    await callMacro(scope.context, 'truncate_relation', [expectRelation(relation, 'truncate_relation')])
    return ''
  },

  async cache_added({ session }, args) {
    const [relation] = bindArguments(args, 'cache_added', ['relation'])
    await session.cache.add(expectRelation(relation, 'cache_added').toName())
    return ''
  },

  async cache_dropped({ session }, args) {
    const [relation] = bindArguments(args, 'cache_dropped', ['relation'])
    await session.cache.drop(expectRelation(relation, 'cache_dropped').toName())
    return ''
  },

  async cache_renamed({ session }, args) {
    const [from, to] = bindArguments(args, 'cache_renamed', ['from_relation', 'to_relation'])
    await session.cache.rename(
      expectRelation(from, 'cache_renamed').toName(),
      expectRelation(to, 'cache_renamed').toName(),
    )
    return ''
  },
}

async function lookUp({ session }: AdapterScope, args: Parameters<typeof bindArguments>[0]): Promise<Value> {
  const [database, schema, identifier] = bindArguments(args, 'get_relation', [
    'database',
    'schema',
    'identifier',
  ])
  // A relation without a schema is temporary; the cache holds none of those.
  if (schema === null || identifier === null) return null
  const found = await session.cache.get(
    textOr(database, session.adapter.database),
    text(schema ?? null),
    text(identifier ?? null),
  )
  return found === undefined ? null : relationOf(found)
}

function relationOf(name: RelationName): Relation {
  return new Relation(
    { database: name.database, schema: name.schema, identifier: name.identifier },
    { type: name.type ?? null },
  )
}

export function expectRelation(value: Value | undefined, method: string): Relation {
  if (value instanceof Relation) return value
  throw new PythonError(
    'type',
    `adapter.${method}() takes a relation`,
    'ref(), source(), this and adapter.get_relation() give one.',
  )
}

const textOr = (value: Value | undefined, fallback: string): string =>
  typeof value === 'string' ? value : fallback
