import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ExtractInput } from '../options.ts'
import { folderContent, inferSource } from '../sources.ts'
import { isDatabaseFile } from '../table-files.ts'
import { toIdentifier } from '../table-name.ts'

/** A base and what changed since, batch by batch in the order of their names. */
export interface SourceHistory {
  readonly source: string
  readonly batches: readonly HistoryBatch[]
}

interface HistoryBatch {
  /** `base`, or the name of the delta: `2026-11-20`. */
  readonly id: string
  readonly isBase: boolean
  readonly input: ExtractInput
}

/** One per source of a folder with `base` and `delta`; null where the folder is none. */
export async function findHistories(folder: string): Promise<readonly SourceHistory[] | null> {
  const base = (await existing(join(folder, 'base'))) ?? (await existing(join(folder, 'base.sqlite')))
  if (base === null) return null
  const deltas = join(folder, 'delta')
  const names = (await existing(deltas)) === null ? [] : (await readdir(deltas)).toSorted()
  const sources = new Map<string, HistoryBatch[]>()
  const own = inferSource(folder)
  const add = async (path: string, id: string): Promise<void> => {
    for (const [source, input] of await sourcesOf(path, own)) {
      sources.set(source, [...(sources.get(source) ?? []), { id, isBase: id === baseId, input }])
    }
  }
  await add(base, baseId)
  if (sources.size === 0) return null
  for (const name of names) if (isBatch(name)) await add(join(deltas, name), name.replace(/\.[^.]+$/, ''))
  return [...sources]
    .map(([source, batches]) => ({ source, batches }))
    .toSorted((a, b) => (a.source < b.source ? -1 : 1))
}

const baseId = 'base'

/** What SQLite keeps beside its file is no batch, nor is what begins with a dot. */
function isBatch(name: string): boolean {
  return !name.startsWith('.') && !/-(wal|shm|journal)$/.test(name)
}

async function existing(path: string): Promise<string | null> {
  return (await stat(path).catch(() => null)) === null ? null : path
}

async function sourcesOf(path: string, own: string): Promise<readonly (readonly [string, ExtractInput])[]> {
  if (!(await stat(path)).isDirectory()) {
    return isDatabaseFile(path) ? [[own, { files: [path] }]] : []
  }
  const content = await folderContent(path)
  if (content === 'part-files') return [[own, { folder: path }]]
  const found: (readonly [string, ExtractInput])[] = []
  const entries = await readdir(path, { withFileTypes: true })
  for (const entry of entries) {
    const child = join(path, entry.name)
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) {
      const inside = await folderContent(child)
      if (inside === 'tables') found.push([toIdentifier(entry.name), { folder: child }])
    } else if (isDatabaseFile(entry.name)) {
      found.push([toIdentifier(basename(entry.name).replace(/\.[^.]+$/, '')), { files: [child] }])
    }
  }
  const isOwn = found.length === 0 && content === 'tables'
  return isOwn ? [[own, { folder: path }]] : found
}
