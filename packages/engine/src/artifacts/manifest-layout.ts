import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeAtomically } from './write-atomically.ts'

/** What is known of the manifest.json that was written last: where each node lies in it, and in which state. */
export interface ManifestLayout {
  readonly revision: string
  readonly outline: string | null
  /** Where the first node begins, and where what follows the nodes does. */
  readonly start: number
  readonly after: number
  /** Selectors are not part of the project's revision. */
  readonly selectors: string
  readonly size: number
  readonly modifiedAt: number
  readonly ids: readonly string[]
  readonly revisions: readonly string[]
  /** In bytes; between two nodes is a comma. */
  readonly lengths: readonly number[]
}

interface WrittenLayout extends Omit<ManifestLayout, 'ids' | 'revisions'> {
  /** One a line: a long text is read faster than a list of many. */
  readonly ids: string
  readonly revisions: string
}

function layoutFile(targetPath: string): string {
  return join(targetPath, 'partial_parse', 'manifest-layout.json')
}

export function writeLayout(targetPath: string, layout: ManifestLayout): void {
  const { ids, revisions } = layout
  const written: WrittenLayout = { ...layout, ids: ids.join('\n'), revisions: revisions.join('\n') }
  writeAtomically(layoutFile(targetPath), JSON.stringify(written))
}

/** Undefined unless the file is the very one that the layout describes. */
export function readLayout(targetPath: string, manifestFile: string): ManifestLayout | undefined {
  try {
    const written = JSON.parse(readFileSync(layoutFile(targetPath), 'utf8')) as WrittenLayout
    const { size, mtimeMs } = statSync(manifestFile)
    if (written.size !== size || written.modifiedAt !== mtimeMs) return undefined
    return { ...written, ids: linesOf(written.ids), revisions: linesOf(written.revisions) }
  } catch {
    return undefined
  }
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n')
}
