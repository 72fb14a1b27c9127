import type { ManifestNode } from '@waypoint/contracts'
import { packTexts, unpackTexts } from './packed-texts.ts'

/**
 * What is kept of every node to select nodes and to refer to them, one list a field.
 * Lists and texts that repeat are numbers of the entries in `lists`.
 */
export interface NodeColumns {
  readonly ids: string[]
  readonly types: ManifestNode['resource_type'][]
  readonly names: string[]
  readonly packages: string[]
  readonly files: string[]
  readonly paths: string[]
  /** Empty where there is none. */
  readonly relations: string[]
  /** For nodes that a YAML element asks for: the key of the element; empty for those of a file. */
  readonly owners: string[]
  /** List of the fqn's parts before the name; -1 minus the list's number where the fqn does not end in the name. */
  readonly folders: number[]
  readonly tags: number[]
  readonly macros: number[]
  /** The macros that made the node. */
  readonly uses: number[]
  /** `version`, `latest_version`, `access` and `group` of models, whether they are time spines, and `deprecation_date`. */
  readonly faces: number[]
  /** Which segment holds the node, and where. */
  readonly segments: number[]
  readonly offsets: number[]
  readonly lengths: number[]
  /** Numbers of nodes, or unique_ids of what is no node. */
  readonly parents: (readonly (number | string)[])[]
  readonly lists: (readonly unknown[])[]
}

const TEXTS = ['ids', 'names', 'files', 'paths', 'relations', 'owners'] as const
const REPEATED = ['types', 'packages'] as const
const NUMBERS = ['folders', 'tags', 'macros', 'uses', 'faces', 'segments', 'offsets', 'lengths'] as const

export function emptyColumns(): NodeColumns {
  return {
    ids: [],
    types: [],
    names: [],
    packages: [],
    files: [],
    paths: [],
    relations: [],
    owners: [],
    folders: [],
    tags: [],
    macros: [],
    uses: [],
    faces: [],
    segments: [],
    offsets: [],
    lengths: [],
    parents: [],
    lists: [],
  }
}

/** The form in which columns are written. */
export interface PackedColumns {
  readonly count: number
  readonly texts: Readonly<Record<(typeof TEXTS)[number], string>>
  readonly repeated: Readonly<
    Record<
      (typeof REPEATED)[number],
      { readonly values: readonly string[]; readonly numbers: readonly number[] }
    >
  >
  readonly numbers: Readonly<Record<(typeof NUMBERS)[number], number[]>>
  /** How many parents each node has, and all of them one after the other; -1 minus the number of one in `others`. */
  readonly parentCounts: readonly number[]
  readonly parents: readonly number[]
  readonly others: readonly string[]
  readonly lists: (readonly unknown[])[]
}

export function packColumns(columns: NodeColumns): PackedColumns {
  const others = new Map<string, number>()
  const parents = columns.parents.flat().map((parent) => {
    if (typeof parent === 'number') return parent
    const number = others.get(parent) ?? others.size
    others.set(parent, number)
    return -1 - number
  })
  return {
    count: columns.ids.length,
    texts: recordOf(TEXTS, (field) => packTexts(columns[field])),
    repeated: recordOf(REPEATED, (field) => packRepeated(columns[field])),
    numbers: recordOf(NUMBERS, (field) => columns[field]),
    parentCounts: columns.parents.map((each) => each.length),
    parents,
    others: [...others.keys()],
    lists: columns.lists,
  }
}

export function unpackColumns(packed: PackedColumns): NodeColumns {
  const { count, texts, repeated, numbers, lists } = packed
  return {
    ...recordOf(TEXTS, (field) => unpackTexts(texts[field], count)),
    types: unpackRepeated(repeated.types) as ManifestNode['resource_type'][],
    packages: unpackRepeated(repeated.packages),
    ...numbers,
    parents: unpackParents(packed),
    lists,
  }
}

function packRepeated(values: readonly string[]): PackedColumns['repeated']['types'] {
  const known = new Map<string, number>()
  const numbers = values.map((value) => {
    const number = known.get(value) ?? known.size
    known.set(value, number)
    return number
  })
  return { values: [...known.keys()], numbers }
}

function unpackRepeated({ values, numbers }: PackedColumns['repeated']['types']): string[] {
  return numbers.map((number) => values[number] as string)
}

function unpackParents({ parentCounts, parents, others }: PackedColumns): (readonly (number | string)[])[] {
  let next = 0
  return parentCounts.map((count) => {
    const own: (number | string)[] = []
    for (const end = next + count; next < end; next += 1) {
      const parent = parents[next] as number
      own.push(parent < 0 ? (others[-1 - parent] as string) : parent)
    }
    return own
  })
}

function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Readonly<Record<Key, Value>> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>
}
