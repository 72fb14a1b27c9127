import type { DeclaredNode, ManifestNode, SourceNode } from '@waypoint/contracts'
import type { GraphMember } from '../members.ts'
import { same } from './canonical.ts'
import type { Change } from './change.ts'
import { changeOf, compareConfigs, compareRelation } from './compare-configs.ts'
import { compareContract } from './compare-contract.ts'
import { compareDescriptions } from './compare-descriptions.ts'

/** What differs between a member and its earlier self, macros aside. */
export function compareMember(current: GraphMember, previous: GraphMember): readonly Change[] {
  if (isSource(current)) return compareSource(current, previous as SourceNode)
  if (isDeclared(current)) return compareDeclared(current, previous)
  return compareNode(current, previous as ManifestNode)
}

/** A source has a body in no file: all that is written of it is its definition. */
function compareSource(current: SourceNode, previous: SourceNode): readonly Change[] {
  const relation = (['database', 'schema'] as const).flatMap((key) =>
    changeOf(key, { kind: 'relation', ...writtenSide(key, current, previous) }),
  )
  const identifier = { kind: 'relation' as const, before: previous.identifier, now: current.identifier }
  return [
    ...relation,
    ...changeOf('identifier', identifier),
    ...compareConfigs(current, previous),
    ...definitionChanges(['fqn', 'quoting', 'freshness', 'loaded_at_field', 'external'], current, previous),
  ]
}

/** `{{ target.name }}_raw` is the same on every target; without its written form the rendered one counts. */
function writtenSide(key: 'database' | 'schema', current: SourceNode, previous: SourceNode) {
  const [now, before] = [current, previous].map(
    (source) => (source as unknown as Record<string, unknown>)[`unrendered_${key}`],
  )
  if (typeof now === 'string' && typeof before === 'string') return { before, now }
  return { before: previous[key], now: current[key] }
}

const WRITTEN_OF: Readonly<Record<DeclaredNode['resource_type'], readonly string[]>> = {
  exposure: ['fqn', 'type', 'owner', 'maturity', 'url', 'description', 'label', 'depends_on'],
  metric: ['fqn', 'filter', 'metadata', 'type', 'type_params', 'description', 'label'],
  semantic_model: ['fqn', 'model', 'description', 'defaults', 'entities', 'dimensions', 'measures'],
  saved_query: ['fqn', 'description', 'label', 'query_params', 'exports'],
  unit_test: ['fqn', 'model', 'given', 'expect', 'overrides', 'description'],
  group: ['owner'],
}

function compareDeclared(current: DeclaredNode, previous: GraphMember): readonly Change[] {
  const changes = definitionChanges(WRITTEN_OF[current.resource_type], current, previous)
  const hasConfig = current.resource_type === 'exposure' || current.resource_type === 'metric'
  return hasConfig ? [...compareConfigs(current, previous), ...changes] : changes
}

function compareNode(current: ManifestNode, previous: ManifestNode): readonly Change[] {
  const configs = compareConfigs(current, previous)
  const place = definitionChanges(['fqn'], current, previous)
  // A generic test has no body of its own: its arguments are part of its name.
  if (current.resource_type === 'test' && current.test_metadata !== null) return [...configs, ...place]
  return [
    ...compareBody(current, previous),
    ...configs,
    ...compareRelation(current, previous),
    ...compareDescriptions(current, previous),
    ...place,
    ...compareModel(current, previous),
    ...compareSignature(current, previous),
  ]
}

function compareModel(current: ManifestNode, previous: ManifestNode): readonly Change[] {
  if (current.resource_type !== 'model' || previous.resource_type !== 'model') return []
  return [
    ...compareContract(current, previous).changes,
    ...definitionChanges(['latest_version', 'access', 'deprecation_date'], current, previous),
  ]
}

/** How a function is called and what it returns. */
function compareSignature(current: ManifestNode, previous: ManifestNode): readonly Change[] {
  if (current.resource_type !== 'function') return []
  return definitionChanges(['arguments', 'returns'], current, previous)
}

function compareBody(current: ManifestNode, previous: ManifestNode): readonly Change[] {
  if (current.resource_type === 'seed') {
    return same(current.checksum, previous.checksum) ? [] : [{ kind: 'body', text: 'data changed' }]
  }
  return current.raw_code === previous.raw_code ? [] : [{ kind: 'body', text: 'body changed' }]
}

const SHOWN: ReadonlySet<string> = new Set(['latest_version', 'access', 'maturity', 'url', 'type'])

/** Short values are told, long ones named. */
function definitionChanges(
  keys: readonly string[],
  current: GraphMember,
  previous: GraphMember,
): readonly Change[] {
  const [now, before] = [current, previous] as unknown as readonly Readonly<Record<string, unknown>>[]
  return keys.flatMap((key): readonly Change[] => {
    const sides = { before: before?.[key], now: now?.[key] }
    if (same(sides.before, sides.now)) return []
    if (SHOWN.has(key)) return changeOf(key.replaceAll('_', ' '), { kind: 'definition', ...sides })
    const text = key === 'fqn' ? 'moved to another folder or name' : `${key.replaceAll('_', ' ')} changed`
    return [{ kind: 'definition', text }]
  })
}

function isSource(member: GraphMember): member is SourceNode {
  return member.resource_type === 'source'
}

function isDeclared(member: GraphMember): member is DeclaredNode {
  return Object.hasOwn(WRITTEN_OF, member.resource_type)
}
