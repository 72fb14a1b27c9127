import { WaypointError } from '@waypoint/contracts'
import { type ColumnStep, walkColumns } from '@waypoint/sql'
import { arrayPage } from '../queries/array-page.ts'
import { readRunResults } from '../queries/artifacts.ts'
import { catalogueOf, failingTests, nameOf, requireResource, resourceTypes } from '../queries/catalogue.ts'
import { lineageAround } from '../queries/lineage.ts'
import type { Call, HandlersOf } from '../routing/handler.ts'
import type { Reader } from '../version/reader.ts'

const neverRun =
  'Nothing was run in this workspace yet: `waypoint build` writes what the catalogue is read from.'

/** The version beside the project; the catalogue is there without one, too. */
async function versionIfAny(call: Call): Promise<Reader | null> {
  try {
    return await call.version()
  } catch (error) {
    if (error instanceof WaypointError) return null
    throw error
  }
}

async function requireManifest({ context }: Call) {
  const manifest = await context.project.manifest()
  if (manifest !== null) return manifest
  throw new WaypointError({
    code: 'unknown-resource',
    message: 'There is no project to look at.',
    hint: neverRun,
  })
}

export const catalogueHandlers: HandlersOf<
  'get /data/catalogue' | 'get /data/catalogue/{uniqueId}' | 'get /data/lineage' | 'get /data/lineage/columns'
> = {
  'get /data/catalogue': async (call) => {
    const { q, type, published, cursor, limit } = call.query
    const catalogue = await catalogueOf(call.context.project, await versionIfAny(call))
    if (catalogue === null) return { state: 'missing', missing: 'Catalogue', why: neverRun }
    const { entries, manifest } = catalogue
    const text = q?.toLowerCase() ?? ''
    const named = entries.filter(
      (entry) =>
        (text === '' || `${entry.name} ${entry.description}`.toLowerCase().includes(text)) &&
        (published === undefined || entry.isPublished === (published === 'true')),
    )
    const wanted = named
      .filter((entry) => type.length === 0 || type.includes(entry.type))
      .toSorted(
        (one, other) =>
          placeOf(one.name, text) - placeOf(other.name, text) || one.name.localeCompare(other.name),
      )
    const types = resourceTypes.map((each) => ({
      type: each,
      count: named.filter((entry) => entry.type === each).length,
    }))
    return {
      state: 'present',
      value: {
        ...arrayPage(wanted, { cursor, limit, of: manifest.metadata.invocation_id }),
        project: manifest.metadata.project_name ?? null,
        generatedAt: manifest.metadata.generated_at,
        types: types.filter(({ count }) => count > 0),
      },
    }
  },
  'get /data/catalogue/{uniqueId}': async (call) => {
    const manifest = await requireManifest(call)
    const id = requireResource(manifest, call.params.uniqueId)
    const reader = await versionIfAny(call)
    const catalogue = await catalogueOf(call.context.project, reader)
    const entry = catalogue?.entries.find(({ uniqueId }) => uniqueId === id)
    const resource = catalogue?.resources.get(id)
    if (entry === undefined || resource === undefined) {
      throw new WaypointError({ code: 'unknown-resource', message: `${id} is not documented.` })
    }
    const node = manifest.nodes[id]
    const types = new Map(
      (node === undefined ? [] : (reader?.relations.get(`${node.schema}.${node.alias}`)?.columns ?? [])).map(
        ({ name, type }) => [name.toLowerCase(), type],
      ),
    )
    const described = new Set(resource.columns.map(({ name }) => name.toLowerCase()))
    const undescribed = [...types.keys()].filter((name) => !described.has(name))
    const run = await readRunResults(call.context.project)
    return {
      ...entry,
      relation: node?.relation_name ?? manifest.sources[id]?.relation_name ?? null,
      facts: resource.facts.map(([label, value]) => ({ label, value })),
      columns: [
        ...resource.columns.map(({ name, type, description, tests }) => ({
          name,
          type: types.get(name.toLowerCase()) ?? (type === '' ? null : type),
          description,
          tests: [...tests],
        })),
        ...undescribed.map((name) => ({ name, type: types.get(name) ?? null, description: '', tests: [] })),
      ],
      tests: [...resource.tests],
      parents: [...resource.parents],
      children: [...resource.children],
      code: resource.code,
      compiled: run?.results.find((result) => result.unique_id === id)?.compiled_code ?? null,
    }
  },
  'get /data/lineage': async (call) => {
    const manifest = await requireManifest(call)
    const { up, down, limit } = call.query
    const run = await readRunResults(call.context.project)
    return lineageAround(
      { node: requireResource(manifest, call.query.node), up, down, limit },
      {
        manifest,
        statuses: new Map((run?.results ?? []).map((result) => [result.unique_id, result.status])),
        failing: await failingTests(call.context.project),
      },
    )
  },
  'get /data/lineage/columns': async (call) => {
    const manifest = await requireManifest(call)
    const node = requireResource(manifest, call.query.node)
    const column = call.query.column.toLowerCase()
    const { graph, untraced } = await call.context.project.columnLineage()
    const known = graph.get(node)
    if (known === undefined) {
      return {
        state: 'missing',
        missing: 'Column lineage',
        why: `${nameOf(node)} has no columns that could be followed.`,
      }
    }
    if (!known.has(column)) {
      throw new WaypointError({
        code: 'unknown-resource',
        message: `${nameOf(node)} has no column ${call.query.column}.`,
        hint: `It has ${[...known.keys()].slice(0, 40).join(', ')}.`,
      })
    }
    const { up, down } = call.query
    const upstream = up === 0 ? [] : walkColumns(graph, { node, column }, { direction: 'up', depth: up })
    const downstream =
      down === 0 ? [] : walkColumns(graph, { node, column }, { direction: 'down', depth: down })
    const passed = new Set([node, ...[...upstream, ...downstream].map((step) => step.node)])
    return {
      state: 'present',
      value: {
        node,
        column,
        upstream: upstream.map(stepOf),
        downstream: downstream.map(stepOf),
        untraced: untraced
          .filter((each) => passed.has(each.node))
          .map((each) => ({ uniqueId: each.node, reason: each.reason })),
      },
    }
  },
}

const stepOf = ({ node, column, depth, isCopy, via }: ColumnStep) => ({
  uniqueId: node,
  name: nameOf(node),
  column,
  depth,
  isCopy,
  via: via.map((each) => ({ uniqueId: each.node, column: each.column })),
})

/** Names before descriptions, and beginnings before what is inside. */
function placeOf(name: string, text: string): number {
  if (text === '') return 0
  const at = name.toLowerCase().indexOf(text)
  return at === -1 ? 2 : Math.min(at, 1)
}
