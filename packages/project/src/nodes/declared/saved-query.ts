import { strings } from '../../config/typed-settings.ts'
import { isMap, type YamlMap } from '../../yaml/read-yaml.ts'
import { whereFilter } from './where-filter.ts'

export interface ExportPlace {
  readonly database: string
  readonly schema: string
}

export function savedQueryFields(data: YamlMap, place: ExportPlace): YamlMap {
  const params = isMap(data.query_params) ? data.query_params : {}
  return {
    label: data.label ?? null,
    metadata: null,
    query_params: {
      metrics: strings(params.metrics, []),
      group_by: strings(params.group_by, []),
      where: whereFilter(params.where),
      order_by: strings(params.order_by, []),
      limit: params.limit ?? null,
    },
    exports: (Array.isArray(data.exports) ? data.exports : [])
      .filter(isMap)
      .map((written) => exportOf(written, data, place)),
  }
}

/** An export inherits what the saved query configures. */
function exportOf(written: YamlMap, query: YamlMap, { database, schema }: ExportPlace): YamlMap {
  const own = isMap(written.config) ? written.config : {}
  const inherited = isMap(query.config) ? query.config : {}
  return {
    name: written.name,
    config: {
      export_as: own.export_as ?? inherited.export_as ?? 'table',
      schema_name: own.schema_name ?? own.schema ?? inherited.schema ?? schema,
      alias: own.alias ?? written.name,
      database: own.database ?? database,
    },
    unrendered_config: own,
  }
}
