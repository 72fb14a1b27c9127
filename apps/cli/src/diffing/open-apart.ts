import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { diffApart } from '@waypoint/diff'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { keysByNode } from '../publishing/relation-keys.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import {
  attachFile,
  databaseOf,
  type FileState,
  findFileState,
  publishedKeys,
  sidesOfFile,
} from './file-state.ts'
import type { NamedState } from './named-state.ts'
import { builtSides, readTarget, type Target, withTarget } from './open-targets.ts'
import { onePair, type OpenedStates, pairsByName, type Sides } from './opened-states.ts'

interface Asked {
  readonly options: Omit<EngineOptions, 'select'>
  readonly host: Host
}

export type ApartState = FileState | Extract<NamedState, { readonly kind: 'target' }>

interface OpenState {
  readonly name: string
  readonly adapter: Adapter
  readonly connection: Connection
  readonly sides: Sides
  readonly keys: ReadonlyMap<string, readonly string[] | undefined>
  /** How a relation is called for readers. */
  readonly shown: (name: string) => string
  readonly isOne: boolean
}

/** Opens two states that are in databases of their own; rows that may differ meet in memory. */
export async function withApartStates<T>(
  { before, after }: { readonly before: ApartState; readonly after: ApartState },
  asked: Asked,
  use: (opened: OpenedStates) => Promise<T>,
): Promise<T> {
  const { signal } = asked.host
  // Targets may build the same model in schemas of different names.
  const byId = before.kind === 'target' && after.kind === 'target'
  return withState(before, { ...asked, byId }, (left) =>
    withState(after, { ...asked, byId }, (right) =>
      inMemory(asked, (scratch) => {
        const sides = { before: left.sides, after: right.sides }
        const keys = new Map([...left.keys, ...right.keys])
        const published = [before, after].flatMap((state, at) =>
          state.kind === 'version' ? [...((at === 0 ? left : right).sides.keys() ?? [])] : [],
        )
        const names = published.length === 0 ? {} : { names: [...new Set(published)] }
        return use({
          pairs: (left.isOne || right.isOne
            ? [onePair(sides)]
            : pairsByName({ ...sides, keys, ...names })
          ).map((pair) => ({ ...pair, name: right.shown(pair.name) })),
          before: left.name,
          after: right.name,
          compare: (pair) =>
            diffApart(pair, {
              before: { ...left, signal },
              after: { ...right, signal },
              scratch: { ...scratch, signal },
            }),
        })
      }),
    ),
  )
}

function withState<T>(
  state: ApartState,
  asked: Asked & { readonly byId: boolean },
  use: (opened: OpenState) => Promise<T>,
): Promise<T> {
  return state.kind === 'target'
    ? withTargetState(state.target, asked, use)
    : withFileState(state, asked, use)
}

async function withTargetState<T>(
  name: string,
  { byId, ...asked }: Asked & { readonly byId: boolean },
  use: (opened: OpenState) => Promise<T>,
): Promise<T> {
  const target = await readTarget(name, asked)
  return withTarget(target, asked, async (session) => {
    const sides = await builtSides(target, session)
    const keys = keysByNode(target.manifest)
    const called = (id: string): string => (byId ? id : relationName(target, id))
    return use({
      name: target.name,
      ...session,
      sides: new Map([...sides].map(([id, side]) => [called(id), side])),
      keys: new Map([...keys].map(([id, key]) => [called(id), key])),
      shown: (each) => (byId ? relationName(target, each) : each),
      isOne: false,
    })
  })
}

function relationName({ manifest }: Target, id: string): string {
  const node = manifest.nodes[id]
  return node === undefined ? id : `${node.schema}.${node.alias}`
}

async function withFileState<T>(
  state: FileState,
  asked: Asked,
  use: (opened: OpenState) => Promise<T>,
): Promise<T> {
  const found = await findFileState(state, workspaceAt(asked.options.dir, asked.host.cwd))
  return inMemory(asked, async (session) => {
    const database = databaseOf(found.file)
    await attachFile(session.connection, found.file, database)
    const sides = await sidesOfFile(found, { ...session, database, withViews: true })
    const keys = publishedKeys([found])
    return use({
      name: found.name,
      ...session,
      sides,
      keys,
      shown: (name) => name,
      isOne: found.only !== null,
    })
  })
}

export async function inMemory<T>(
  { host }: Pick<Asked, 'host'>,
  use: (session: { readonly adapter: Adapter; readonly connection: Connection }) => Promise<T>,
): Promise<T> {
  const { duckdbFactory } = await import('@waypoint/adapter-duckdb')
  const adapter = await duckdbFactory.open(
    { type: 'duckdb', path: ':memory:' },
    { rootDir: host.cwd, threads: 2 },
  )
  try {
    const connection = await adapter.connect()
    try {
      return await use({ adapter, connection })
    } finally {
      await connection.close()
    }
  } finally {
    await adapter.close()
  }
}
