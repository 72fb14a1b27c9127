import { bindArguments, PythonError, Tuple, type Value, text } from '@waypoint/jinja'
import type { AdapterMethods } from '../adapter-object.ts'
import { toValue } from '../../plain.ts'
import { Relation } from '../../relation.ts'
import { ResultTable } from '../result-table.ts'
import { StatementResult } from '../statement-results.ts'

export const statementMethods: AdapterMethods = {
  async execute({ session }, args) {
    const [sql, autoBegin, fetch] = bindArguments(args, 'execute', [
      'sql',
      ['auto_begin', false],
      ['fetch', false],
      ['limit', null],
    ])
    const result = await session.execute(text(sql ?? null), { autoBegin: autoBegin === true })
    const table = fetch === true ? ResultTable.of(result) : ResultTable.empty
    return new Tuple([responseOf(result), table])
  },

  async add_query({ session }, args) {
    const [sql, autoBegin] = bindArguments(args, 'add_query', [
      'sql',
      ['auto_begin', true],
      ['bindings', null],
      ['abridge_sql_log', false],
    ])
    await session.execute(text(sql ?? null), { autoBegin: autoBegin === true })
    return null
  },

  async load_seed({ session, results, seed }, args) {
    const [relation] = bindArguments(args, 'load_seed', ['relation'])
    if (seed === null || !(relation instanceof Relation)) {
      throw new PythonError('value', 'adapter.load_seed() is for seeds, and takes the relation to be created')
    }
    const result = await session.run(`load ${seed.file}`, (connection) =>
      session.adapter.loadSeed(connection, { ...seed, relation: relation.toName() }),
    )
    await session.cache.add(relation.with({ type: 'table' }).toName())
    results.set('main', new StatementResult(responseOf(result), ResultTable.empty))
    return null
  },

  async commit({ session }) {
    await session.commit()
    return ''
  },

  async commit_if_open({ session }) {
    await session.commit()
    return ''
  },

  async begin({ session }) {
    await session.begin()
    return ''
  },

  quote({ session }, args) {
    const [identifier] = bindArguments(args, 'quote', ['identifier'])
    return session.adapter.quote(text(identifier ?? null))
  },

  quote_as_configured({ session }, args) {
    const [identifier] = bindArguments(args, 'quote_as_configured', ['identifier', ['quote_key', null]])
    return session.adapter.quote(text(identifier ?? null))
  },

  quote_seed_column({ session }, args) {
    const [column, setting] = bindArguments(args, 'quote_seed_column', ['column', ['quote_config', null]])
    return setting === false ? text(column ?? null) : session.adapter.quote(text(column ?? null))
  },
}

function responseOf(result: {
  readonly response: Readonly<Record<string, unknown>>
  readonly rowsAffected: number | null
}): Value {
  return toValue(
    result.rowsAffected === null
      ? result.response
      : { ...result.response, rows_affected: result.rowsAffected },
  )
}
