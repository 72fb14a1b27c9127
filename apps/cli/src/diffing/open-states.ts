import { diffRelation } from '@waypoint/diff'
import type { Workspace } from '../workspace/workspace.ts'
import { attachFile, type FileState, findFileState, publishedKeys, sidesOfFile } from './file-state.ts'
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
      await attachFile(connection, left.file, 'before_state')
      const shared = left.file === right.file
      if (!shared) await attachFile(connection, right.file, 'after_state')
      const sides = {
        before: await sidesOfFile(left, 'before_state', connection),
        after: await sidesOfFile(right, shared ? 'before_state' : 'after_state', connection),
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
