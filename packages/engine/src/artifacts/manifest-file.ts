import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { encodeAfterNodes, encodeBeforeNodes, encodeNodeEntry, writtenAsNodes } from '@waypoint/artifacts'
import type { Manifest } from '@waypoint/contracts'
import type { LoadedProject, TextWriter } from '@waypoint/project'
import { type ManifestLayout, readLayout, writeLayout } from './manifest-layout.ts'
import { writeLongAtomically } from './write-atomically.ts'

type Revisions = Pick<LoadedProject, 'revision' | 'outline' | 'revisionOf'>

/**
 * Writes manifest.json of a project as it was parsed: nothing when it is there, otherwise what changed anew.
 * Tells whether there was anything to write.
 */
export async function writeParsedManifest(
  targetPath: string,
  manifest: Manifest,
  revisions: Revisions,
): Promise<boolean> {
  const file = join(targetPath, 'manifest.json')
  const selectors = JSON.stringify(manifest.selectors ?? {})
  const layout = readLayout(targetPath, file)
  if (layout !== undefined && layout.revision === revisions.revision && layout.selectors === selectors)
    return false

  const before = layout === undefined ? undefined : new FileBefore(file, layout)
  const ids = writtenAsNodes(manifest)
  const nodeRevisions = ids.map((id) => revisions.revisionOf(id) ?? '')
  let places: Pick<ManifestLayout, 'start' | 'after' | 'lengths'> = { start: 0, after: 0, lengths: [] }
  try {
    await writeLongAtomically(file, {
      write(writer) {
        writer.add(encodeBeforeNodes(manifest))
        const start = writer.length
        const lengths = writeNodes(writer, { manifest, ids, nodeRevisions }, before)
        places = { start, after: writer.length, lengths }
        // Functions stand after the nodes, and the outline does not know their content.
        const hasFunctions = ids.length < Object.keys(manifest.nodes).length
        if (
          hasFunctions ||
          layout?.selectors !== selectors ||
          before?.hasOutline(revisions.outline) !== true
        ) {
          writer.add(encodeAfterNodes(manifest))
        } else before.copyRest(writer)
      },
      written({ size, mtimeMs: modifiedAt }) {
        const { revision, outline } = revisions
        if (revision === null) return
        const state = { revision, outline, selectors, size, modifiedAt }
        writeLayout(targetPath, { ...state, ...places, ids, revisions: nodeRevisions })
      },
    })
  } finally {
    before?.close()
  }
  return true
}

interface WrittenNodes {
  readonly manifest: Manifest
  readonly ids: readonly string[]
  readonly nodeRevisions: readonly string[]
}

/** Writes the nodes with commas between them; gives the length of each. */
function writeNodes(
  writer: TextWriter,
  { manifest, ids, nodeRevisions }: WrittenNodes,
  before: FileBefore | undefined,
): readonly number[] {
  const lengths: number[] = []
  for (let index = 0; index < ids.length; ) {
    if (index > 0) writer.add(',')
    const run = before?.runFrom(index, ids, nodeRevisions)
    if (run === undefined) {
      lengths.push(
        writer.add(encodeNodeEntry(manifest.nodes[ids[index] as string] as Manifest['nodes'][string])),
      )
      index += 1
    } else {
      run.copy(writer)
      for (const length of run.lengths) lengths.push(length)
      index += run.lengths.length
    }
  }
  return lengths
}

interface Run {
  readonly lengths: readonly number[]
  readonly copy: (writer: TextWriter) => void
}

/** The manifest.json that is about to be replaced. */
class FileBefore {
  readonly #layout: ManifestLayout
  readonly #file: number
  readonly #offsets: readonly number[]
  #positions: ReadonlyMap<string, number> | undefined

  constructor(path: string, layout: ManifestLayout) {
    this.#layout = layout
    this.#file = openSync(path, 'r')
    let offset = layout.start
    this.#offsets = layout.lengths.map((length) => {
      const begins = offset
      offset += length + 1
      return begins
    })
  }

  hasOutline(outline: string | null): boolean {
    return outline !== null && this.#layout.outline === outline
  }

  /** The nodes that follow one another here as they do in the new file, unchanged; undefined where the first is not one. */
  runFrom(index: number, ids: readonly string[], revisions: readonly string[]): Run | undefined {
    const { ids: oldIds, revisions: oldRevisions, lengths } = this.#layout
    const first = this.#position(index, ids[index] as string)
    if (first === undefined) return undefined
    let count = 0
    while (
      first + count < oldIds.length &&
      oldIds[first + count] === ids[index + count] &&
      oldRevisions[first + count] === revisions[index + count] &&
      revisions[index + count] !== ''
    ) {
      count += 1
    }
    if (count === 0) return undefined
    const begins = this.#offsets[first] as number
    const last = first + count - 1
    const length = (this.#offsets[last] as number) + (lengths[last] as number) - begins
    return {
      lengths: lengths.slice(first, first + count),
      copy: (writer) => writer.copy(this.#file, begins, length),
    }
  }

  #position(index: number, id: string): number | undefined {
    const { ids } = this.#layout
    if (ids[index] === id) return index
    this.#positions ??= new Map(ids.map((each, position) => [each, position]))
    return this.#positions.get(id)
  }

  copyRest(writer: TextWriter): void {
    const { after, size } = this.#layout
    writer.copy(this.#file, after, size - after)
  }

  close(): void {
    closeSync(this.#file)
  }
}
