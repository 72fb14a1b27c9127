import { diffRelation } from '@waypoint/diff'
import type { Workspace } from '../workspace/workspace.ts'
import {
  attachFile,
  databaseOf,
  type FileState,
  findFileState,
  type FoundState,
  publishedKeys,
  sidesOfFile,
} from './file-state.ts'
import { onePair, type OpenedStates, pairsByName } from './opened-states.ts'

interface Sided<T> {
  readonly before: T
  readonly after: T
}

/** Opens states that are files: versions, the warehouse of a workspace, and relations of it. */
export async function withFileStates<T>(
  { before, after }: Sided<FileState>,
  { signal, ...workspaces }: Sided<Workspace> & { readonly signal: AbortSignal },
  use: (opened: OpenedStates) => Promise<T>,
): Promise<T> {
  const { duckdbFactory } = await import('@waypoint/adapter-duckdb')
  const left = await findFileState(before, workspaces.before)
  const right = await findFileState(after, workspaces.after)
  const adapter = await duckdbFactory.open(
    { type: 'duckdb', path: ':memory:' },
    { rootDir: workspaces.after.dir, threads: 2 },
  )
  try {
    const connection = await adapter.connect()
    try {
      const attached = namesOf(left, right)
      await attachFile(connection, left.file, attached.before)
      if (attached.before !== attached.after) await attachFile(connection, right.file, attached.after)
      const { withViews } = attached
      const sides = {
        before: await sidesOfFile(left, { connection, database: attached.before, withViews }),
        after: await sidesOfFile(right, { connection, database: attached.after, withViews }),
      }
      const keys = publishedKeys([left, right])
      const names = keys.size > 0 ? { names: [...keys.keys()] } : {}
      const isOne = left.only !== null || right.only !== null
      return await use({
        pairs: isOne ? [onePair(sides)] : pairsByName({ ...sides, keys, ...names }),
        before: left.name,
        after: right.name,
        compare: (pair) => diffRelation(pair, { adapter, connection, signal }),
      })
    } finally {
      await connection.close()
    }
  } finally {
    await adapter.close()
  }
}

/** Views read their database by its name: two files of one name cannot both keep it, and are compared by their tables. */
function namesOf(left: FoundState, right: FoundState) {
  const [before, after] = [databaseOf(left.file), databaseOf(right.file)]
  if (left.file === right.file || before !== after) return { before, after, withViews: true }
  return { before: 'before_state', after: 'after_state', withViews: false }
}
