import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { isTableFile } from './table-files.ts'
import { toIdentifier } from './table-name.ts'

export interface SourceFolder {
  readonly source: string
  readonly folder: string
}

/** The source's name after its folder: `extracts/Google Ads` is `google_ads`. */
export function inferSource(folder: string): string {
  return toIdentifier(basename(resolve(folder)))
}

/** One folder of tables is one source; a folder of such folders is one source each. */
export async function findSources(folder: string): Promise<readonly SourceFolder[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  if (entries.some((entry) => entry.isFile() && isTableFile(entry.name))) return [sourceOf(folder)]
  const found: SourceFolder[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue
    const child = join(folder, entry.name)
    const content = await folderContent(child)
    if (content === 'part-files') return [sourceOf(folder)]
    if (content === 'tables') found.push(sourceOf(child))
  }
  return found
}

function sourceOf(folder: string): SourceFolder {
  return { source: inferSource(folder), folder }
}

/** What writers of part files call them: `part-0.parquet`, `000001.csv`, `2024-05-01.csv`, `data_0.parquet`. */
const partName = /^(part|chunk|data|batch|\d)[-_.\d]*/i

/** Tables, parts of one table, or neither. */
export async function folderContent(folder: string): Promise<'tables' | 'part-files' | 'nothing'> {
  const entries = await readdir(folder, { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && isTableFile(entry.name))
  if (files.length > 0) return files.every(({ name }) => partName.test(name)) ? 'part-files' : 'tables'
  const nested = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  for (const { name } of nested) {
    if ((await folderContent(join(folder, name))) === 'part-files') return 'tables'
  }
  return 'nothing'
}
