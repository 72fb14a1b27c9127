import { exportRows } from '../export/export-rows.ts'
import { requireRelation } from '../queries/columns.ts'
import { exportAnswer } from '../queries/export-answer.ts'
import { searchCustomers } from '../queries/search.ts'
import { nameOf } from '../queries/catalogue.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { databaseName } from '../sql/database-name.ts'
import { requireQuery } from '../sql/require-query.ts'
import { runQuery } from '../sql/run-query.ts'
import { tableOf } from '../sql/table-of.ts'
import { quoted } from '../version/reader.ts'
import { WaypointError } from '@waypoint/contracts'

export const exploreHandlers: HandlersOf<
  'post /sql' | 'get /sql/tables' | 'get /tables/{relation}' | 'get /search'
> = {
  'post /sql': async (call) => {
    const { context, client, body, query, signal } = call
    const reader = await call.version()
    const database = await databaseName(call.context)
    const { limits } = context
    const sql = body.sql.trim().replace(/;+\s*$/, '')
    if (query.format !== 'json') {
      await requireQuery(reader, sql)
      const turn = await call.turns.begin(client)
      const letGo = call.hold()
      const release = (): void => {
        turn()
        letGo()
      }
      const timeout = AbortSignal.timeout(limits.sqlSeconds * 1000)
      const exported = exportRows(context, {
        statement: { sql, parameters: [] },
        reader,
        database,
        format: query.format,
        name: `query_${reader.version.version}`,
        signal: AbortSignal.any([signal, timeout]),
        onEnd: release,
      })
      exported.catch(release)
      return await exported
    }
    const limit = Math.min(body.limit, limits.sqlRows)
    const result = await call.turns.take(client, () =>
      runQuery(context, reader, { sql, limit, database, signal }),
    )
    return {
      table: tableOf(result),
      seconds: result.seconds,
      limits: { seconds: limits.sqlSeconds, rows: limits.sqlRows, memoryBytes: limits.sqlMemoryBytes },
    }
  },
  'get /sql/tables': async (call) => {
    const reader = await call.version()
    const manifest = await call.context.project.manifest()
    const nodes = new Map(
      Object.values(manifest?.nodes ?? {}).map((node) => [`${node.schema}.${node.alias}`, node]),
    )
    const items = [...reader.relations.values()].map((relation) => {
      const node = nodes.get(relation.name)
      const [schema = '', name = ''] = relation.name.split('.')
      return {
        schema,
        name,
        rows: relation.rows,
        description: node?.description ?? '',
        columns: relation.columns.map((column) => ({
          name: column.name,
          type: column.type,
          description: node?.columns[column.name]?.description ?? '',
        })),
      }
    })
    return {
      items: items.toSorted((one, other) =>
        `${one.schema}.${one.name}`.localeCompare(`${other.schema}.${other.name}`),
      ),
    }
  },
  'get /tables/{relation}': async (call) => {
    const reader = await call.version()
    const relation = requireRelation(reader, call.params.relation)
    const { columns, limit, offset, format } = call.query
    const unknown = columns.find((name) => !relation.columns.some((column) => column.name === name))
    if (unknown !== undefined) {
      throw new WaypointError({
        code: 'unknown-column',
        message: `${relation.name} has no column ${unknown}.`,
        hint: `It has ${relation.columns.map(({ name }) => name).join(', ')}.`,
      })
    }
    const wanted = columns.length === 0 ? '*' : columns.map(quoted).join(', ')
    const sql = `select ${wanted} from ${relation.sql}`
    if (format !== 'json') {
      return await exportAnswer(call, { statement: { sql, parameters: [] }, format, name: relation.name })
    }
    const result = await reader.result(
      { sql: `${sql} limit ${limit} offset ${offset}`, parameters: [] },
      { signal: call.signal },
    )
    return {
      relation: relation.name,
      total: relation.rows,
      table: tableOf({ ...result, truncated: offset + result.rows.length < relation.rows }),
    }
  },
  'get /search': async (call) => {
    const { q, limit } = call.query
    const text = q.trim().toLowerCase()
    const [manifest, layer] = [await call.context.project.manifest(), await call.context.project.layer()]
    if (text === '') return { customers: [], metrics: [], models: [] }
    const metrics = [...(layer?.metrics.values() ?? [])]
      .filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(text))
      .map(({ name, label }) => ({ name, label }))
    const models = Object.keys(manifest?.parent_map ?? {})
      .filter((id) => /^(model|source|seed|snapshot)\./.test(id) && nameOf(id).includes(text))
      .map((id) => ({ uniqueId: id, name: nameOf(id), type: id.split('.')[0] ?? '' }))
      .toSorted(
        (one, other) =>
          one.name.indexOf(text) - other.name.indexOf(text) || one.name.localeCompare(other.name),
      )
    return {
      customers: await searchCustomers(await call.version(), { text: q.trim(), limit }),
      metrics: metrics.slice(0, limit),
      models: models.slice(0, limit),
    }
  },
}
