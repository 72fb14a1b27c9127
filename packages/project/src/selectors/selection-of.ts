import {
  type Criterion,
  defaultMethod,
  parseCriterion,
  type IndirectSelection,
  type Selection,
} from '@waypoint/graph'
import { asText } from '../yaml/as-text.ts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'
import type { YamlPath } from '../yaml/yaml-position.ts'
import { invalidSelector } from './invalid-selector.ts'

/** A definition of selectors.yml as a selection: text, `key: value`, `method` and `value`, union, intersection. */
export function selectionOf(definition: unknown, path: YamlPath): Selection {
  if (typeof definition === 'string') return fromText(definition, path)
  if (!isMap(definition)) throw invalidSelector('A selector is a text or a mapping', path)
  if ('union' in definition) return combination('union', definition, path)
  if ('intersection' in definition) return combination('intersection', definition, path)
  return without(termOf(definition, path), definition, path)
}

/** Spaces and commas mean here what they mean on the command line's words: a term is one word. */
function fromText(text: string, path: YamlPath): Selection {
  return withPlace(path, () => ({ kind: 'term', criterion: parseCriterion(text) }))
}

function combination(kind: 'union' | 'intersection', definition: YamlMap, path: YamlPath): Selection {
  if (Object.keys(definition).length > 1) {
    const others = Object.keys(definition).filter((key) => key !== kind)
    throw invalidSelector(`${kind} stands alone, without ${others.join(', ')}`, [...path, others[0] ?? kind])
  }
  const items = listOf(definition[kind], [...path, kind])
  const exclusions = items.filter(isExclusion)
  if (exclusions.length > 1) throw invalidSelector(`${kind} can have one exclude only`, [...path, kind])
  const parts = items.flatMap((item, index) =>
    isExclusion(item) ? [] : [selectionOf(item, [...path, kind, index])],
  )
  if (parts.length === 0) throw invalidSelector(`${kind} needs something to start from`, [...path, kind])
  const joined: Selection = { kind, parts, text: kind }
  const [exclusion] = exclusions
  if (exclusion === undefined) return joined
  return without(joined, exclusion, [...path, kind, items.indexOf(exclusion)])
}

function isExclusion(item: unknown): item is YamlMap {
  return isMap(item) && 'exclude' in item && !('method' in item)
}

function without(from: Selection, definition: YamlMap, path: YamlPath): Selection {
  if (!('exclude' in definition)) return from
  const place = [...path, 'exclude']
  const parts = listOf(definition.exclude, place).map((item, index) => selectionOf(item, [...place, index]))
  return { kind: 'difference', from, without: { kind: 'union', parts, text: 'exclude' } }
}

const TERM_KEYS: ReadonlySet<string> = new Set([
  'method',
  'value',
  'exclude',
  'parents',
  'children',
  'parents_depth',
  'children_depth',
  'childrens_parents',
  'indirect_selection',
])

function termOf(definition: YamlMap, path: YamlPath): Selection {
  const keys = Object.keys(definition)
  const [only] = keys
  if (keys.length === 1 && only !== undefined && only !== 'method' && only !== 'value') {
    return { kind: 'term', criterion: criterionOf({ method: only, value: definition[only] }, path) }
  }
  const unknown = keys.find((key) => !TERM_KEYS.has(key))
  if (unknown !== undefined)
    throw invalidSelector(`'${unknown}' is no part of a selector`, [...path, unknown], TERM_KEYS)
  if (definition.value === undefined || definition.value === null) {
    throw invalidSelector('A selector needs a method and a value', path)
  }
  return { kind: 'term', criterion: criterionOf(definition, path) }
}

function criterionOf(definition: YamlMap, path: YamlPath): Criterion {
  const value = asText(definition.value)
  const written = definition.method === undefined ? defaultMethod(value) : asText(definition.method)
  const [method = '', ...methodArguments] = written.split('.')
  const indirect = indirectOf(definition, path)
  const childrensParents = definition.childrens_parents === true
  if (childrensParents && definition.children === true) {
    throw invalidSelector('childrens_parents already includes children', [...path, 'children'])
  }
  return {
    text: `${written}:${value}`,
    method,
    methodArguments,
    value,
    parents: depthOf(definition, 'parents', path),
    children: depthOf(definition, 'children', path),
    childrensParents,
    ...(indirect === undefined ? {} : { indirectSelection: indirect }),
  }
}

function depthOf(definition: YamlMap, key: 'parents' | 'children', path: YamlPath): number | null {
  if (definition[key] !== true) return null
  const depth = definition[`${key}_depth`] ?? Infinity
  if (typeof depth === 'number' && depth >= 0) return depth
  throw invalidSelector(`${key}_depth is a whole number`, [...path, `${key}_depth`])
}

const INDIRECT: ReadonlySet<string> = new Set(['eager', 'cautious', 'buildable', 'empty'])

function indirectOf(definition: YamlMap, path: YamlPath): IndirectSelection | undefined {
  const { indirect_selection: mode } = definition
  if (mode === undefined) return undefined
  if (typeof mode === 'string' && INDIRECT.has(mode)) return mode as IndirectSelection
  throw invalidSelector(
    `'${asText(mode)}' is no way of indirect selection`,
    [...path, 'indirect_selection'],
    INDIRECT,
  )
}

function listOf(value: unknown, path: YamlPath): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw invalidSelector(`${String(path.at(-1))} is a list`, path)
}

function withPlace(path: YamlPath, read: () => Selection): Selection {
  try {
    return read()
  } catch (cause) {
    throw invalidSelector(cause instanceof Error ? cause.message : String(cause), path)
  }
}
