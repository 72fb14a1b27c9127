import { bindArguments, text, type Value } from '@waypoint/jinja'
import { Column } from '../column.ts'
import type { AdapterMethods, AdapterScope } from '../adapter-object.ts'
import { contractDifference } from '../contract-difference.ts'
import { callMacro } from '../call-macro.ts'
import type { Relation } from '../../relation.ts'
import { expectRelation } from './relations.ts'

export const columnMethods: AdapterMethods = {
  async get_columns_in_relation(scope, args) {
    const [relation] = bindArguments(args, 'get_columns_in_relation', ['relation'])
    return columnsOf(scope, expectRelation(relation, 'get_columns_in_relation'))
  },

  /** What the default get_columns_in_relation macro asks; the adapter's own description. */
  async describe_columns({ session }, args) {
    const [relation] = bindArguments(args, 'describe_columns', ['relation'])
    const name = expectRelation(relation, 'describe_columns').toName()
    return (await session.columns(name)).map((column) => Column.describe(column))
  },

  /** The columns that a query gives; it should be one that reads nothing. */
  async get_column_schema_from_query({ session }, args) {
    const [sql] = bindArguments(args, 'get_column_schema_from_query', ['sql'])
    const { columns } = await session.execute(text(sql ?? null), { autoBegin: false })
    return columns.map((column) => Column.describe(column))
  },

  /** How a query's columns differ from those of a contract, as a table; empty where they agree. */
  contract_differences(_scope, args) {
    const [declared, actual] = bindArguments(args, 'contract_differences', ['declared', 'actual'])
    return contractDifference(columnsIn(declared), columnsIn(actual))
  },

  async get_missing_columns(scope, args) {
    const [from, to] = bindArguments(args, 'get_missing_columns', ['from_relation', 'to_relation'])
    const source = await columnsOf(scope, expectRelation(from, 'get_missing_columns'))
    const target = await columnsOf(scope, expectRelation(to, 'get_missing_columns'))
    const known = new Set(target.map((column) => column.name.toLowerCase()))
    return source.filter((column) => !known.has(column.name.toLowerCase()))
  },

  async expand_target_column_types(scope, args) {
    const [from, to] = bindArguments(args, 'expand_target_column_types', ['from_relation', 'to_relation'])
    if (!scope.session.adapter.capabilities.alterColumnType) return ''
    const target = expectRelation(to, 'expand_target_column_types')
    const sized = (await columnsOf(scope, target)).filter((column) => column.size.charSize !== null)
    if (sized.length === 0) return ''
    const source = await columnsOf(scope, expectRelation(from, 'expand_target_column_types'))
    const byName = new Map(sized.map((column) => [column.name, column]))
    for (const column of source) {
      const existing = byName.get(column.name)
      if (existing?.canExpandTo(column)) {
        await callMacro(scope.context, 'alter_column_type', [target, column.name, column.dataType])
      }
    }
    return ''
  },
}

async function columnsOf({ context }: AdapterScope, relation: Relation): Promise<Column[]> {
  const columns: Value = await callMacro(context, 'get_columns_in_relation', [relation])
  return [...columnsIn(columns)]
}

function columnsIn(columns: Value | undefined): readonly Column[] {
  return Array.isArray(columns) ? columns.filter((column) => column instanceof Column) : []
}
