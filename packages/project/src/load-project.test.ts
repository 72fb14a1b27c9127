import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Float } from '@waypoint/jinja'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadProject } from './load-project.ts'
import type { LoadedProject } from './loaded-project.ts'
import { optionsFor } from './test-project.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

type Fields = Readonly<Record<string, unknown>>
type Section = Readonly<Record<string, Fields>>

describe('a project is read as dbt reads it', () => {
  let project: LoadedProject
  let recorded: Readonly<Record<string, Section>>

  beforeAll(async () => {
    recorded = JSON.parse(await readFile(fixture('shop.manifest.json'), 'utf8'))
    project = await loadProject(optionsFor(fixture('shop')))
  })

  const ours = (section: 'nodes' | 'sources' | 'exposures' | 'macros' | 'docs'): Section =>
    project.manifest[section] as unknown as Section

  test.each(['nodes', 'sources', 'exposures', 'docs'] as const)('%s have the same unique_ids', (section) => {
    expect(Object.keys(ours(section)).toSorted()).toEqual(Object.keys(recorded[section] ?? {}).toSorted())
  })

  test.each([
    'name',
    'package_name',
    'path',
    'original_file_path',
    'fqn',
    'alias',
    'database',
    'schema',
    'relation_name',
    'raw_code',
    'refs',
    'sources',
    'depends_on',
    'meta',
    'description',
    'access',
    'group',
    'version',
    'latest_version',
    'column_name',
    'attached_node',
    'file_key_name',
    'patch_path',
    'index',
  ])('nodes have the same %s', (field) => {
    expect(fieldOf(ours('nodes'), recorded.nodes, field)).toEqual(
      fieldOf(recorded.nodes, recorded.nodes, field),
    )
  })

  test('nodes have the same configuration and tags', () => {
    const actual = Object.values(ours('nodes')).map(configured)
    const expected = Object.values(recorded.nodes ?? {}).map(configured)
    expect(byId(actual)).toEqual(byId(expected))
  })

  test('files have the same checksums', () => {
    const files = Object.entries(recorded.nodes ?? {}).filter(([id]) => !id.startsWith('operation.'))
    for (const [id, node] of files) expect(ours('nodes')[id]?.checksum).toEqual(node.checksum)
  })

  test('generic tests have the same arguments', () => {
    for (const [id, node] of Object.entries(recorded.nodes ?? {})) {
      if (node.test_metadata === undefined) continue
      expect(plain(ours('nodes')[id]?.test_metadata)).toEqual(node.test_metadata)
    }
  })

  test.each([
    'relation_name',
    'fqn',
    'description',
    'source_description',
    'tags',
    'meta',
    'freshness',
    'config',
  ])('sources have the same %s', (field) => {
    expect(fieldOf(ours('sources'), recorded.sources, field)).toEqual(
      fieldOf(recorded.sources, recorded.sources, field),
    )
  })

  test('macros have the same text and call the same macros', () => {
    for (const [id, macro] of Object.entries(recorded.macros ?? {})) {
      const found = ours('macros')[id]
      expect(found?.macro_sql, id).toBe(macro.macro_sql)
      expect(found?.depends_on, id).toEqual(macro.depends_on)
    }
  })

  test('what is disabled is kept aside', () => {
    expect(Object.keys(project.manifest.disabled)).toEqual(Object.keys(recorded.disabled ?? {}))
  })

  test('the parent map is the same', () => {
    const expected = recorded.parent_map as unknown as Readonly<Record<string, readonly string[]>>
    for (const [id, parents] of Object.entries(expected)) {
      expect([...(project.manifest.parent_map[id] ?? [])].toSorted(), id).toEqual([...parents].toSorted())
    }
  })

  test('nothing is warned about', () => {
    expect(project.warnings).toEqual([])
  })
})

function fieldOf(section: Section | undefined, like: Section | undefined, field: string): Fields {
  const ids = Object.entries(like ?? {}).filter(([, node]) => field in node)
  return Object.fromEntries(ids.map(([id]) => [id, normalized(section?.[id]?.[field])]))
}

/** dbt leaves empty dependencies of seeds out, and writes versions of tests as numbers. */
function normalized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalized)
  if (typeof value !== 'object' || value === null) return value
  if ('macros' in value) return { nodes: [], ...value }
  if ('version' in value && 'package' in value) return { ...value, version: String(value.version) }
  return value
}

function configured(node: Fields): Fields {
  const config = node.config as Fields & { readonly tags: readonly string[] }
  return {
    unique_id: node.unique_id,
    tags: [...(node.tags as readonly string[])].toSorted(),
    config: { ...config, tags: [...new Set(config.tags)].toSorted() },
  }
}

function byId(nodes: readonly Fields[]): Section {
  return Object.fromEntries(nodes.map((node) => [String(node.unique_id), node]))
}

function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, each: unknown) => (each instanceof Float ? each.value : each)),
  )
}
