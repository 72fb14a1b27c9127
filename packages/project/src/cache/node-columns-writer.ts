import type { ManifestNode, ModelNode } from '@waypoint/contracts'
import { emptyColumns, type NodeColumns } from './node-columns.ts'
import type { NodePlace } from './node-place.ts'
import { ownerOf } from './node-owner.ts'

/** Writes columns, one node after the other. */
export class NodeColumnsWriter {
  readonly columns = emptyColumns()
  readonly #lists = new Map<string, number>()
  readonly #numberOf: (id: string) => number | undefined

  /** `numberOf` gives the place that a node has among all nodes. */
  constructor(numberOf: (id: string) => number | undefined) {
    this.#numberOf = numberOf
  }

  add(node: ManifestNode, place: NodePlace, uses: readonly string[]): void {
    const { columns } = this
    columns.ids.push(node.unique_id)
    columns.types.push(node.resource_type)
    columns.names.push(node.name)
    columns.packages.push(node.package_name)
    columns.files.push(node.original_file_path)
    columns.paths.push(node.path)
    columns.relations.push(node.relation_name ?? '')
    columns.owners.push(ownerOf(node))
    const endsInName = node.fqn.at(-1) === node.name
    const folders = this.#list(endsInName ? node.fqn.slice(0, -1) : node.fqn)
    columns.folders.push(endsInName ? folders : -1 - folders)
    columns.tags.push(this.#list(node.tags))
    columns.macros.push(this.#list(node.depends_on.macros))
    columns.uses.push(this.#list(uses))
    columns.faces.push(node.resource_type === 'model' ? this.#list(faceOf(node)) : -1)
    columns.parents.push(node.depends_on.nodes.map((id) => this.#numberOf(id) ?? id))
    columns.segments.push(place.segment)
    columns.offsets.push(place.offset)
    columns.lengths.push(place.length)
  }

  /** Adds a node that has not changed from the columns in which it was before. */
  copy(before: NodeColumns, index: number): void {
    const { columns } = this
    for (const field of COPIED) (columns[field] as unknown[]).push(before[field][index])
    const folders = before.folders[index] as number
    const list = (number: number): number => this.#list(before.lists[number] as readonly unknown[])
    columns.folders.push(folders < 0 ? -1 - list(-1 - folders) : list(folders))
    columns.tags.push(list(before.tags[index] as number))
    columns.macros.push(list(before.macros[index] as number))
    columns.uses.push(list(before.uses[index] as number))
    const face = before.faces[index] as number
    columns.faces.push(face < 0 ? face : list(face))
    const parents = before.parents[index] ?? []
    columns.parents.push(
      parents.map((parent) => {
        const id = typeof parent === 'number' ? (before.ids[parent] as string) : parent
        return this.#numberOf(id) ?? id
      }),
    )
  }

  #list(list: readonly unknown[]): number {
    const key = JSON.stringify(list)
    let number = this.#lists.get(key)
    if (number === undefined) {
      number = this.columns.lists.push(list) - 1
      this.#lists.set(key, number)
    }
    return number
  }
}

function faceOf(node: ModelNode): readonly unknown[] {
  const isTimeSpine = node.time_spine !== null && node.time_spine !== undefined
  return [node.version, node.latest_version, node.access, node.group, isTimeSpine, node.deprecation_date]
}

const COPIED = [
  'ids',
  'types',
  'names',
  'packages',
  'files',
  'paths',
  'relations',
  'owners',
  'segments',
  'offsets',
  'lengths',
] as const

/** Puts columns of some nodes in the place of what is known of them; their lists are added to the others. */
export function replaceColumns(columns: NodeColumns, positions: readonly number[], fresh: NodeColumns): void {
  const first = columns.lists.length
  for (const list of fresh.lists) columns.lists.push(list)
  positions.forEach((position, index) => {
    for (const field of COPIED) (columns[field] as unknown[])[position] = fresh[field][index]
    const folders = fresh.folders[index] as number
    columns.folders[position] = folders < 0 ? folders - first : folders + first
    columns.tags[position] = (fresh.tags[index] as number) + first
    columns.macros[position] = (fresh.macros[index] as number) + first
    columns.uses[position] = (fresh.uses[index] as number) + first
    const face = fresh.faces[index] as number
    columns.faces[position] = face < 0 ? face : face + first
    columns.parents[position] = fresh.parents[index] ?? []
  })
}
