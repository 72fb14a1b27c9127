import { parseCriterion } from '@waypoint/graph'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'

const OPERATORS: ReadonlySet<string> = new Set(['union', 'intersection', 'exclude'])

/** The definitions of selectors.yml as the manifest records them: every criterion by its method and value. */
export function recordedSelectors(definitions: Readonly<Record<string, unknown>>): YamlMap {
  return Object.fromEntries(
    Object.entries(definitions).flatMap(([name, written]) =>
      isMap(written) ? [[name, { ...written, definition: recorded(written.definition) }]] : [],
    ),
  )
}

function recorded(definition: unknown): unknown {
  if (typeof definition === 'string') return criterion(definition)
  if (!isMap(definition) || 'method' in definition) return definition
  const [[key, value] = ['', null], ...others] = Object.entries(definition)
  if (!OPERATORS.has(key)) return { method: key, value }
  const items = Array.isArray(value) ? value.map(recorded) : value
  return { [key]: items, ...Object.fromEntries(others) }
}

/** Depths are texts here, as dbt records what it took from a text. */
function criterion(text: string): YamlMap {
  const { method, methodArguments, value, parents, children, childrensParents } = parseCriterion(text)
  return {
    ...(childrensParents ? { childrens_parents: true } : {}),
    ...(parents === null ? {} : { parents: true, ...depth('parents_depth', parents) }),
    method: [method, ...methodArguments].join('.'),
    value,
    ...(children === null ? {} : { children: true, ...depth('children_depth', children) }),
  }
}

function depth(key: string, steps: number): YamlMap {
  return steps === Infinity ? {} : { [key]: String(steps) }
}
