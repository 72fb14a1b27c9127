import type { Manifest } from '@waypoint/contracts'
import { type GraphMember, membersOf } from '@waypoint/graph'
import type { Resource, ResourceColumn } from './resource.ts'

/** What a reader of the documentation can look up: not tests, hooks, dbt's own macros, nor what `docs: {show: false}` hides. */
export function resourcesOf(manifest: Manifest): readonly Resource[] {
  const members = [...membersOf(manifest)].filter(isShown)
  const shown = new Set(members.map((member) => member.unique_id))
  const resources = members.map((member): Resource => {
    const { unique_id: id } = member
    const tests = testsOf(id, manifest)
    return {
      ...identityOf(member),
      facts: factsOf(member),
      columns: columnsOf(member, tests),
      tests: tests.filter(({ column }) => column === null).map(({ name }) => name),
      parents: (manifest.parent_map[id] ?? []).filter((each) => shown.has(each)),
      children: (manifest.child_map[id] ?? []).filter((each) => shown.has(each)),
      code: textOf(member, 'raw_code'),
    }
  })
  return [...resources, ...macrosOf(manifest)]
}

const HIDDEN: ReadonlySet<string> = new Set(['test', 'operation', 'unit_test', 'group'])

function isShown(member: GraphMember): boolean {
  const docs: unknown = 'docs' in member ? member.docs : undefined
  const show: unknown = typeof docs === 'object' && docs !== null && 'show' in docs ? docs.show : true
  return !HIDDEN.has(member.resource_type) && show !== false
}

function identityOf(
  member: GraphMember,
): Pick<Resource, 'uniqueId' | 'type' | 'name' | 'packageName' | 'file' | 'description'> {
  return {
    uniqueId: member.unique_id,
    type: member.resource_type,
    name: nameOf(member),
    packageName: member.package_name,
    file: member.original_file_path,
    description: textOf(member, 'description'),
  }
}

function nameOf(member: GraphMember): string {
  const source = textOf(member, 'source_name')
  if (member.resource_type === 'source') return `${source}.${member.name}`
  const version: unknown = 'version' in member ? member.version : null
  const isVersion = typeof version === 'string' || typeof version === 'number'
  return member.resource_type === 'model' && isVersion ? `${member.name}.v${version}` : member.name
}

function factsOf(member: GraphMember): Resource['facts'] {
  const config: unknown = 'config' in member ? member.config : null
  const tags: unknown = 'tags' in member ? member.tags : null
  const facts: readonly (readonly [string, string])[] = [
    ['Materialized as', textOf(config, 'materialized')],
    ['Relation', textOf(member, 'relation_name')],
    ['Access', textOf(member, 'access')],
    ['Group', textOf(member, 'group')],
    ['Tags', Array.isArray(tags) ? tags.join(', ') : ''],
    ['Arguments', signatureOf(member)],
  ]
  return facts.filter(([, value]) => value !== '')
}

function signatureOf(member: GraphMember): string {
  if (member.resource_type !== 'function') return ''
  const { arguments: given, returns } = member
  return `(${given.map(({ name, data_type }) => `${name} ${data_type}`).join(', ')}) → ${returns.data_type}`
}

interface NamedTest {
  readonly name: string
  /** In lower case; null for a test of the whole resource. */
  readonly column: string | null
}

function testsOf(id: string, manifest: Manifest): readonly NamedTest[] {
  return (manifest.child_map[id] ?? []).flatMap((child): readonly NamedTest[] => {
    const unitTest = manifest.unit_tests[child]
    if (unitTest !== undefined) return [{ name: unitTest.name, column: null }]
    const test = manifest.nodes[child]
    if (test?.resource_type !== 'test') return []
    const { attached_node: attached, column_name: column, test_metadata: metadata } = test
    if (attached !== null && attached !== id) return []
    const name = column === null || metadata === null ? test.name : metadata.name
    return [{ name, column: column?.toLowerCase() ?? null }]
  })
}

function columnsOf(member: GraphMember, tests: readonly NamedTest[]): readonly ResourceColumn[] {
  const described: unknown = 'columns' in member ? member.columns : null
  if (typeof described !== 'object' || described === null) return []
  return Object.entries(described).map(([name, column]) => ({
    name,
    type: textOf(column, 'data_type'),
    description: textOf(column, 'description'),
    tests: tests.filter((test) => test.column === name.toLowerCase()).map((test) => test.name),
  }))
}

function macrosOf(manifest: Manifest): readonly Resource[] {
  const builtin = new Set(['dbt', `dbt_${manifest.metadata.adapter_type}`])
  const shown = Object.values(manifest.macros).filter(
    (macro) => !builtin.has(macro.package_name) && macro.docs.show,
  )
  return shown.map((macro) => ({
    uniqueId: macro.unique_id,
    type: 'macro',
    name: macro.name,
    packageName: macro.package_name,
    file: macro.original_file_path,
    description: macro.description,
    facts: [],
    columns: macro.arguments.map((argument) => ({
      name: textOf(argument, 'name'),
      type: textOf(argument, 'type'),
      description: textOf(argument, 'description'),
      tests: [],
    })),
    tests: [],
    parents: [],
    children: [],
    code: macro.macro_sql,
  }))
}

/** A field that is not there, or no text, shows as nothing. */
function textOf(holder: unknown, key: string): string {
  if (typeof holder !== 'object' || holder === null) return ''
  const value = (holder as Readonly<Record<string, unknown>>)[key]
  return typeof value === 'string' ? value : ''
}
