import { type BlockSums, copyBlocks } from './copy-blocks.ts'
import type { CopyRequest, RelationToPublish } from './copy-relations.ts'
import { type KeptView, keptViews } from './kept-views.ts'
import { nameOf } from './relation-sql.ts'
import { type StoredGroup, storedBlocks } from './stored-blocks.ts'

/** What the new file has before a row is copied. */
export interface Taken {
  readonly groups: ReadonlyMap<string, readonly StoredGroup[]>
  readonly blocks: BlockSums
  readonly views: readonly KeptView[]
  readonly carried: readonly RelationToPublish[]
}

const NOTHING: Taken = { groups: new Map(), blocks: new Map(), views: [], carried: [] }

/** Makes the file of the tables' blocks where that can be done. */
export async function takeTables(request: CopyRequest): Promise<Taken> {
  const { connection, database, relations, file } = request
  const source = request.alone?.file
  if (source === undefined) return NOTHING
  const asked = new Set(relations.map(nameOf))
  const views = await keptViews(
    { connection, database },
    relations.filter(({ asView }) => asView === true),
  )
  const read = new Map(views.flatMap(({ reads }) => reads.map((table) => [nameOf(table), table] as const)))
  const carried = [...read.values()].filter((table) => !asked.has(nameOf(table)))
  const stored = await storedBlocks({ connection, database, relations: [...relations, ...carried] })
  const blocks = stored === null ? null : await copyBlocks(stored, { source, file })
  if (stored === null || blocks === null) return NOTHING
  const kept = views.filter(({ reads }) => reads.every((table) => stored.tables.has(nameOf(table))))
  const needed = new Set(kept.flatMap(({ reads }) => reads.map(nameOf)))
  return {
    groups: new Map([...stored.tables].filter(([name]) => asked.has(name) || needed.has(name))),
    blocks,
    views: kept,
    carried: carried.filter((table) => needed.has(nameOf(table))),
  }
}
