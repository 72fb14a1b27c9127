import { WaypointError, type Manifest, nearestName } from '@waypoint/contracts'
import type { DescribedResource, Project } from '../project.ts'
import type { Reader } from '../version/reader.ts'
import { readRunResults } from './artifacts.ts'

export const resourceTypes = [
  'model',
  'source',
  'seed',
  'snapshot',
  'exposure',
  'metric',
  'semantic_model',
  'saved_query',
  'macro',
  'analysis',
  'function',
] as const

type ResourceType = (typeof resourceTypes)[number]

interface Entry {
  readonly uniqueId: string
  readonly type: ResourceType
  readonly name: string
  readonly packageName: string
  readonly file: string
  readonly description: string
  readonly schema: string | null
  readonly materialized: string | null
  readonly tags: string[]
  readonly rows: number | null
  readonly isPublished: boolean
  readonly testCount: number
  readonly failingTests: number
}

export interface Catalogue {
  readonly entries: readonly Entry[]
  readonly resources: ReadonlyMap<string, DescribedResource>
  readonly manifest: Manifest
}

/** What the project consists of, beside what the version has of it; null before the first run. */
export async function catalogueOf(project: Project, reader: Reader | null): Promise<Catalogue | null> {
  const manifest = await project.manifest()
  if (manifest === null) return null
  const [resources, failing] = [await project.resources(), await failingTests(project)]
  return {
    manifest,
    resources: new Map(resources.map((resource) => [resource.uniqueId, resource])),
    entries: resources.flatMap((resource) => {
      const type = resourceTypes.find((known) => known === resource.type)
      return type === undefined ? [] : [entryOf({ ...resource, type }, { manifest, reader, failing })]
    }),
  }
}

interface Known {
  readonly manifest: Manifest
  readonly reader: Reader | null
  readonly failing: ReadonlySet<string>
}

function entryOf(
  resource: DescribedResource & { readonly type: ResourceType },
  { manifest, reader, failing }: Known,
): Entry {
  const { uniqueId, type, name, packageName, file, description } = resource
  const node = manifest.nodes[uniqueId]
  const schema = node?.schema ?? manifest.sources[uniqueId]?.schema ?? null
  const published = node === undefined ? undefined : reader?.relations.get(`${node.schema}.${node.alias}`)
  const tests = testsOf(uniqueId, manifest)
  return {
    uniqueId,
    type,
    name,
    packageName,
    file,
    description,
    schema,
    materialized: textOrNull(node?.config['materialized']),
    tags: node?.tags === undefined ? [] : [...node.tags],
    rows: published?.rows ?? null,
    isPublished: published !== undefined,
    testCount: tests.length,
    failingTests: tests.filter((test) => failing.has(test)).length,
  }
}

/** Tests of the last run that did not pass. */
export async function failingTests(project: Project): Promise<ReadonlySet<string>> {
  const run = await readRunResults(project)
  const bad = new Set(['fail', 'error', 'warn', 'runtime error'])
  return new Set(
    (run?.results ?? []).filter(({ status }) => bad.has(status)).map((result) => result.unique_id),
  )
}

export const testsOf = (uniqueId: string, manifest: Manifest): readonly string[] =>
  (manifest.child_map[uniqueId] ?? []).filter((child) => /^(unit_)?test\./.test(child))

/** A resource by its unique_id or its name. */
export function requireResource(manifest: Manifest, text: string): string {
  const ids = Object.keys(manifest.parent_map)
  if (text in manifest.parent_map) return text
  const found = ids.find((id) => nameOf(id) === text && !/^(unit_)?test\./.test(id))
  if (found !== undefined) return found
  const nearest = nearestName(text, ids.map(nameOf))
  throw new WaypointError({
    code: 'unknown-resource',
    message: `The project has no ${text}.`,
    hint:
      nearest === undefined || nearest === null
        ? 'GET /api/v1/data/catalogue lists what it has.'
        : `Did you mean ${nearest}? GET /api/v1/data/catalogue lists what it has.`,
  })
}

/** `mrr_waterfall`, and `stripe.invoice` of a source. */
export function nameOf(uniqueId: string): string {
  const [type, , ...rest] = uniqueId.split('.')
  return type === 'source' ? rest.join('.') : (rest[0] ?? uniqueId)
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
