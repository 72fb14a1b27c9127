import type { CacheIndex, FileEntries } from './cache-index.ts'
import { type FileColumns, packFiles, type PackedFiles, unpackFiles } from './file-columns.ts'
import { type NodeColumns, packColumns, type PackedColumns, unpackColumns } from './node-columns.ts'
import { replaceColumns } from './node-columns-writer.ts'
import { packTexts, unpackTexts } from './packed-texts.ts'
import { type Segment, writeSegment } from './segments.ts'

/** For each file, what it holds; undefined for what is no schema file. */
export type EntriesOfFiles = (FileEntries | undefined)[]

/** The lists of all nodes and files, each read when it is first asked for, with what changed since put in place. */
export class CachedLists {
  readonly #index: CacheIndex
  readonly #segment: Segment
  #nodes: NodeColumns | undefined
  #files: FileColumns | undefined
  #hashes: string[] | undefined
  #entries: EntriesOfFiles | undefined
  #positions: ReadonlyMap<string, number> | undefined

  constructor(index: CacheIndex, segment: Segment) {
    this.#index = index
    this.#segment = segment
  }

  get nodes(): NodeColumns {
    if (this.#nodes === undefined) {
      this.#nodes = unpackColumns(this.#read('nodes') as PackedColumns)
      for (const { nodes } of this.#index.updates) {
        replaceColumns(this.#nodes, nodes.positions, unpackColumns(nodes.columns))
      }
    }
    return this.#nodes
  }

  get files(): FileColumns {
    if (this.#files === undefined) {
      this.#files = unpackFiles(this.#read('files') as PackedFiles)
      for (const { files } of this.#index.updates) replaceFiles(this.#files, files)
    }
    return this.#files
  }

  /** What stands for the content of each file. */
  get hashes(): readonly string[] {
    if (this.#hashes === undefined) {
      const packed = this.#read('hashes') as string
      const hashes = unpackTexts(packed, this.files.sizes.length)
      for (const { files } of this.#index.updates) {
        files.positions.forEach((position, index) => {
          hashes[position] = files.hashes[index] as string
        })
      }
      this.#hashes = hashes
    }
    return this.#hashes
  }

  get entries(): EntriesOfFiles {
    if (this.#entries === undefined) {
      const packed = this.#read('entries') as readonly (readonly [number, FileEntries])[]
      const entries: EntriesOfFiles = []
      for (const [position, own] of packed) entries[position] = own
      for (const update of this.#index.updates) {
        for (const [position, own] of update.entries) entries[position] = own
      }
      this.#entries = entries
    }
    return this.#entries
  }

  /** The place of a node among all. */
  position(uniqueId: string): number | undefined {
    this.#positions ??= new Map(this.nodes.ids.map((id, position) => [id, position]))
    return this.#positions.get(uniqueId)
  }

  #read(part: keyof Lists): unknown {
    return JSON.parse(this.#segment.text(this.#index.lists[part]))
  }
}

function replaceFiles(columns: FileColumns, update: CacheIndex['updates'][number]['files']): void {
  update.positions.forEach((position, index) => {
    columns.sizes[position] = update.sizes[index] as number
    columns.modified[position] = update.modified[index] as number
    columns.changed[position] = update.changed[index] as number
  })
}

export interface Lists {
  readonly nodes: NodeColumns
  readonly files: FileColumns
  readonly hashes: readonly string[]
  readonly entries: EntriesOfFiles
}

export function writeLists(dir: string, { nodes, files, hashes, entries }: Lists): CacheIndex['lists'] {
  const { file, result } = writeSegment(dir, (add) => ({
    nodes: add(JSON.stringify(packColumns(nodes))),
    files: add(JSON.stringify(packFiles(files))),
    hashes: add(JSON.stringify(packTexts(hashes))),
    entries: add(
      JSON.stringify(entries.flatMap((own, position) => (own === undefined ? [] : [[position, own]]))),
    ),
  }))
  return { ...file, ...result }
}
