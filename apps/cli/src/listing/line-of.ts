import type { Manifest } from '@waypoint/contracts'
import { type GraphMember, memberOf } from '@waypoint/graph'

export type ListOutput = 'selector' | 'name' | 'path' | 'json'

export interface ListFormat {
  readonly output: ListOutput
  /** Of JSON: `['name', 'config.materialized']`. */
  readonly keys?: readonly string[]
}

/** One member as a line of `ls`, in dbt's words; null for one that is not in the manifest. */
export function lineOf(uniqueId: string, manifest: Manifest, format: ListFormat): string | null {
  const member = memberOf(manifest, uniqueId)
  if (member === undefined) return null
  switch (format.output) {
    case 'selector':
      return selectorOf(member)
    case 'name':
      return searchName(member)
    case 'path':
      return member.original_file_path
    case 'json':
      return JSON.stringify(keysOf(member, format.keys ?? DEFAULT_KEYS))
    default:
      return format.output satisfies never
  }
}

const NAMED_BY_METHOD: ReadonlySet<string> = new Set([
  'exposure',
  'metric',
  'saved_query',
  'semantic_model',
  'unit_test',
])

/** What one would write behind --select to get this member. */
function selectorOf(member: GraphMember): string {
  if (isSource(member)) return `source:${member.package_name}.${member.source_name}.${member.name}`
  if (NAMED_BY_METHOD.has(member.resource_type)) {
    return `${member.resource_type}:${member.package_name}.${member.name}`
  }
  return member.fqn.join('.')
}

function searchName(member: GraphMember): string {
  if (isSource(member)) return `${member.source_name}.${member.name}`
  const version = 'version' in member ? member.version : null
  const isVersioned = typeof version === 'string' || typeof version === 'number'
  return isVersioned ? `${member.name}.v${version}` : member.name
}

const DEFAULT_KEYS: readonly string[] = [
  'name',
  'resource_type',
  'package_name',
  'original_file_path',
  'unique_id',
  'alias',
  'source_name',
  'config',
  'tags',
  'depends_on',
]

/** Keys that a member does not have are left out; a dot leads into a mapping. */
function keysOf(member: GraphMember, keys: readonly string[]): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const key of keys) {
    const value = key.split('.').reduce(valueAt, member)
    if (value !== undefined) found[key] = value
  }
  return found
}

function valueAt(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
  return (value as Readonly<Record<string, unknown>>)[step]
}

function isSource(
  member: GraphMember,
): member is Extract<GraphMember, { source_name: string; loader: string }> {
  return member.resource_type === 'source'
}
