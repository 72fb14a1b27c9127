import { parseCriterion } from '@waypoint/graph'
import { asText } from '../yaml/as-text.ts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'

const OPERATORS: ReadonlySet<string> = new Set(['union', 'intersection', 'exclude'])

/**
 * The definitions of selectors.yml as the manifest records them: every criterion by its method and value, and
 * what one selector takes over from another written out.
 */
export function recordedSelectors(definitions: Readonly<Record<string, unknown>>): YamlMap {
  const done: Record<string, YamlMap> = {}
  for (const [name, written] of Object.entries(definitions)) {
    if (isMap(written)) done[name] = { ...written, definition: recorded(written.definition, done) }
  }
  return done
}

function recorded(definition: unknown, earlier: Readonly<Record<string, YamlMap>>): unknown {
  if (typeof definition === 'string') return criterion(definition)
  if (!isMap(definition)) return definition
  if (definition.method === 'selector') {
    return earlier[asText(definition.value)]?.definition ?? definition
  }
  if ('method' in definition) return definition
  const [[key, value] = ['', null], ...others] = Object.entries(definition)
  if (!OPERATORS.has(key)) return { method: key, value }
  const items = Array.isArray(value) ? value.map((item) => recorded(item, earlier)) : value
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
