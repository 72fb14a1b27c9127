import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { encodeAfterNodes, encodeBeforeNodes, encodeNodeEntry, writtenAsNodes } from '@waypoint/artifacts'
import type { Manifest } from '@waypoint/contracts'
import type { LoadedProject } from '@waypoint/project'
import { writeAtomically } from './write-atomically.ts'

type Revisions = Pick<LoadedProject, 'revision' | 'outline' | 'revisionOf'>

/** What is known of the manifest.json that was written last: where each node lies in it, and in which state. */
interface Layout {
  readonly revision: string
  readonly outline: string | null
  /** Where what follows the nodes begins. */
  readonly after: number
  /** Selectors are not part of the project's revision. */
  readonly selectors: string
  readonly size: number
  readonly modifiedAt: number
  readonly ids: readonly string[]
  readonly revisions: readonly (string | null)[]
  readonly offsets: readonly number[]
  readonly lengths: readonly number[]
}

/** Writes manifest.json of a project as it was parsed: nothing when it is there, otherwise what changed anew. */
export function writeParsedManifest(targetPath: string, manifest: Manifest, revisions: Revisions): void {
  const file = join(targetPath, 'manifest.json')
  const layoutFile = join(targetPath, 'partial_parse', 'manifest-layout.json')
  const selectors = JSON.stringify(manifest.selectors ?? {})
  const layout = layoutOf(file, layoutFile)
  if (layout !== undefined && layout.revision === revisions.revision && layout.selectors === selectors) return

  const text = new ManifestText()
  text.add(encodeBeforeNodes(manifest))
  const known = layout === undefined ? undefined : { content: readFileSync(file), places: placesOf(layout) }
  const ids = writtenAsNodes(manifest)
  const hasFunctions = ids.length < Object.keys(manifest.nodes).length
  const nodeRevisions = ids.map((id) => revisions.revisionOf(id))
  const offsets: number[] = []
  const lengths: number[] = []
  ids.forEach((id, index) => {
    if (index > 0) text.add(',')
    const place = known?.places.get(id)
    offsets.push(text.length)
    const isSame = place !== undefined && place.revision !== null && place.revision === nodeRevisions[index]
    if (known !== undefined && isSame) text.copy(known.content, place.offset, place.length)
    else text.add(encodeNodeEntry(manifest.nodes[id] as Manifest['nodes'][string]))
    lengths.push(text.length - (offsets[index] as number))
  })
  const after = text.length
  // Functions stand after the nodes, and the outline does not know their content.
  const keepsOutline =
    !hasFunctions && layout !== undefined && layout.outline !== null && layout.outline === revisions.outline
  if (known !== undefined && keepsOutline && layout.selectors === selectors) {
    text.copy(known.content, layout.after, layout.size - layout.after)
  } else text.add(encodeAfterNodes(manifest))
  writeAtomically(file, text.parts())
  if (revisions.revision === null) return
  const { size, mtimeMs } = statSync(file)
  const written: Layout = {
    revision: revisions.revision,
    outline: revisions.outline,
    after,
    selectors,
    size,
    modifiedAt: mtimeMs,
    ids,
    revisions: nodeRevisions,
    offsets,
    lengths,
  }
  writeAtomically(layoutFile, JSON.stringify(written))
}

/** Undefined unless the file is the very one that the layout describes. */
function layoutOf(file: string, layoutFile: string): Layout | undefined {
  try {
    const layout = JSON.parse(readFileSync(layoutFile, 'utf8')) as Layout
    const { size, mtimeMs } = statSync(file)
    return layout.size === size && layout.modifiedAt === mtimeMs ? layout : undefined
  } catch {
    return undefined
  }
}

interface NodePlace {
  readonly revision: string | null
  readonly offset: number
  readonly length: number
}

function placesOf({ ids, revisions, offsets, lengths }: Layout): ReadonlyMap<string, NodePlace> {
  return new Map(
    ids.map((id, index) => [
      id,
      {
        revision: revisions[index] ?? null,
        offset: offsets[index] as number,
        length: lengths[index] as number,
      },
    ]),
  )
}

/** Text in pieces, some of them taken from the file that is about to be replaced. */
class ManifestText {
  length = 0
  readonly #parts: Uint8Array[] = []
  #copied: { readonly content: Buffer; readonly start: number; end: number } | null = null
  #pending: string[] = []

  add(text: string): void {
    this.#pending.push(text)
    this.length += Buffer.byteLength(text)
  }

  /** Neighbours in the old file are copied at once, with the comma between them. */
  copy(content: Buffer, offset: number, length: number): void {
    const copied = this.#copied
    if (copied !== null && copied.end + 1 === offset && this.#pending.join('') === ',') {
      this.#pending = []
      copied.end = offset + length
    } else {
      this.#flush()
      this.#copied = { content, start: offset, end: offset + length }
    }
    this.length += length
  }

  parts(): readonly Uint8Array[] {
    this.#flush()
    return this.#parts
  }

  #flush(): void {
    if (this.#copied !== null) {
      const { content, start, end } = this.#copied
      this.#parts.push(content.subarray(start, end))
      this.#copied = null
    }
    if (this.#pending.length === 0) return
    this.#parts.push(Buffer.from(this.#pending.join('')))
    this.#pending = []
  }
}
