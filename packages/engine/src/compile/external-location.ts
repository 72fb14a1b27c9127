import { nearestName, type SourceNode, WaypointError } from '@waypoint/contracts'

/** What stands for a name in a location, and how: `{name}`, `%(name)s`, `${name}`. */
const formatters: Readonly<Record<string, RegExp>> = {
  newstyle: /\{\{|\}\}|\{(?<name>\w+)\}/g,
  oldstyle: /%%|%\((?<name>\w+)\)[sd]/g,
  template: /\$\$|\$\{(?<name>\w+)\}|\$(?<bare>[A-Za-z_]\w*)/g,
}

/**
 * `external_location` of a source, under `config` or `meta`: a file or a table function that the database reads in
 * place of a table, as SQL. Null where the source is a table.
 */
export function externalLocation(source: SourceNode): string | null {
  const settings: Readonly<Record<string, unknown>> = {
    ...source.source_meta,
    ...source.meta,
    ...source.config,
  }
  if (isSet(settings['plugin']))
    throw refused(source, '`plugin` names Python code, which is not run here', pluginHint)
  const location = settings['external_location']
  if (typeof location !== 'string') return null
  const text = formatted(source, location, settings)
  return text.includes('(') || text.startsWith("'") ? text : `'${text.replaceAll("'", "''")}'`
}

const pluginHint = 'Load the data before, or set `external_location` to a file that DuckDB reads itself.'

function formatted(
  source: SourceNode,
  location: string,
  settings: Readonly<Record<string, unknown>>,
): string {
  const formatter = settings['formatter'] ?? 'newstyle'
  const pattern = typeof formatter === 'string' ? formatters[formatter] : undefined
  if (pattern === undefined) {
    const names = Object.keys(formatters).join(', ')
    throw refused(source, `\`formatter\` is ${JSON.stringify(formatter)}`, `Use one of ${names}.`)
  }
  const values: Readonly<Record<string, unknown>> = {
    ...settings,
    name: source.name,
    identifier: source.identifier,
    schema: source.schema,
    database: source.database,
    source_name: source.source_name,
  }
  return location.replace(pattern, (whole, ...parts) => {
    const groups = parts.at(-1) as { readonly name?: string; readonly bare?: string }
    const name = groups.name ?? groups.bare
    if (name === undefined) return whole.slice(1)
    const value = values[name]
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    const near = nearestName(name, Object.keys(values))
    throw refused(
      source,
      `\`external_location\` asks for ${name}, which the source does not have`,
      near === undefined
        ? `It has name, identifier, schema, and the keys of its meta.`
        : `Did you mean ${near}?`,
    )
  })
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null
}

function refused(source: SourceNode, what: string, hint: string): WaypointError {
  return new WaypointError({
    code: 'invalid-source',
    message: `${what} (source ${source.source_name}.${source.name}).`,
    location: { file: source.original_file_path },
    hint,
  })
}
