import { isMap, type YamlMap } from '../yaml/read-yaml.ts'

const OPERATORS: ReadonlySet<string> = new Set(['union', 'intersection', 'exclude'])

/** The definitions of selectors.yml as the manifest records them: every criterion by its method and value. */
export function recordedSelectors(definitions: Readonly<Record<string, unknown>>): YamlMap {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, written]) => [
      name,
      isMap(written) ? { ...written, definition: recorded(written.definition) } : written,
    ]),
  )
}

function recorded(definition: unknown): unknown {
  if (typeof definition === 'string') {
    const [method = '', ...value] = definition.split(':')
    return value.length === 0 ? { method: 'fqn', value: method } : { method, value: value.join(':') }
  }
  if (!isMap(definition) || 'method' in definition) return definition
  const [[key, value] = ['', null], ...others] = Object.entries(definition)
  if (OPERATORS.has(key)) {
    return { [key]: Array.isArray(value) ? value.map(recorded) : value, ...Object.fromEntries(others) }
  }
  return { method: key, value }
}
