import { join } from 'node:path'
import type { Manifest } from '@waypoint/contracts'
import { diffApart, diffRelation, type Side } from '@waypoint/diff'
import { invoke } from '@waypoint/engine'
import { adapters } from '../../engine/adapters.ts'
import { invocationOptions } from '../../engine/run-engine.ts'
import type { Host } from '../../host.ts'
import type { EngineOptions } from '../../options/engine-options.ts'
import { keysByNode } from '../../publishing/relation-keys.ts'
import type { NamedState } from '../named-state.ts'
import { inMemory } from '../open-apart.ts'
import { isStored, readTarget, type Target, type TargetSession, withTarget } from '../open-targets.ts'
import { type OpenedStates, pairsByName } from '../opened-states.ts'
import { buildRevision } from './build-revision.ts'
import { checkOut, withScratchFolder } from './check-out.ts'
import { placeOf, type RevisionPlace, revisionSchema } from './place-of.ts'

export type RevisionState = Extract<NamedState, { readonly kind: 'revision' }>

interface Asked {
  readonly options: Omit<EngineOptions, 'select'> & { readonly select?: readonly string[] }
  readonly host: Host
}

interface Built {
  readonly name: string
  readonly manifest: Manifest
  readonly place: RevisionPlace
}

/**
 * Builds what two revisions of the project have different, and what is made of it, each in a place of its own, and
 * opens both.
 */
export async function withRevisions<T>(
  states: { readonly before: RevisionState; readonly after: RevisionState },
  { options, host }: Asked,
  use: (opened: OpenedStates) => Promise<T>,
): Promise<T> {
  const { select, ...others } = options
  const asked = { ...invocationOptions('parse', others, host), partialParse: false }
  const target = await readTarget(options.target, { options: others, host })
  return withScratchFolder(asked.projectDir, async (folder) => {
    const side = async (which: 'before' | 'after') => {
      const { revision } = states[which]
      const own = join(folder, which)
      const projectDir =
        revision === null ? asked.projectDir : await checkOut(asked.projectDir, revision, own)
      const profilesDir = placeDirOf(target)
      const environment = join(own, 'environment')
      const parse = { ...asked, projectDir, profilesDir, targetPath: environment }
      const { manifest } = await invoke(parse, { adapters, signal: host.signal })
      return { name: revision ?? 'worktree', asked: parse, environment, manifest, own }
    }
    const [before, after] = [await side('before'), await side('after')]
    const list = {
      ...after.asked,
      command: 'list' as const,
      select: select ?? ['state:modified+'],
      resourceTypes: ['model', 'seed', 'snapshot'],
      statePath: before.environment,
    }
    const listed = await invoke(list, { adapters, signal: host.signal })
    const gone = select === undefined ? goneSince(before.manifest, after.manifest) : []
    const selected = [...listed.selected, ...gone]
    const build = async (one: typeof before, which: 'before' | 'after'): Promise<Built> => {
      const place = placeOf({ target, side: which, folder, projectDir: asked.projectDir })
      const only = selected.filter((id) => one.manifest.nodes[id] !== undefined)
      const targetPath = join(one.own, 'target')
      const { environment } = before
      const manifest =
        only.length === 0
          ? one.manifest
          : await buildRevision({ ...one, place, only, environment, targetPath, host })
      return { name: one.name, manifest, place }
    }
    const own = { options: others, host }
    return dropAfter(target, own, async () => {
      const built = { before: await build(before, 'before'), after: await build(after, 'after') }
      return withSessions(built, { ...own, target }, (compare) =>
        use({ pairs: pairsOf(built, selected), before: before.name, after: after.name, compare }),
      )
    })
  })
}

/** Nodes that the earlier revision has and the later one has not. */
function goneSince(before: Manifest, after: Manifest): readonly string[] {
  return Object.values(before.nodes)
    .filter((node) => isStored(node) && after.nodes[node.unique_id] === undefined)
    .map((node) => node.unique_id)
}

const placeDirOf = ({ profile }: Target): string => join(profile.file, '..')

/** What was built in schemas of PostgreSQL is dropped at the end. */
async function dropAfter<T>(target: Target, asked: Asked, use: () => Promise<T>): Promise<T> {
  const { profile } = target
  if (profile.type === 'duckdb') return use()
  try {
    return await use()
  } finally {
    const own = [revisionSchema(profile, 'before'), revisionSchema(profile, 'after')]
    await withTarget(target, asked, (session) => dropSchemas(session, own))
  }
}

/** Either revision in its own database: views read theirs by its name. */
async function withSessions<T>(
  { before, after }: { readonly before: Built; readonly after: Built },
  { target, ...asked }: Asked & { readonly target: Target },
  use: (compare: OpenedStates['compare']) => Promise<T>,
): Promise<T> {
  const { signal } = asked.host
  const at = ({ place: { file } }: Built): Target => {
    const { profile } = target
    return {
      ...target,
      profile: { ...profile, credentials: { ...profile.credentials, path: file, read_only: true } },
    }
  }
  if (before.place.file === null) {
    return withTarget(target, asked, (session) => use((pair) => diffRelation(pair, { ...session, signal })))
  }
  return withTarget(at(before), asked, (left) =>
    withTarget(at(after), asked, (right) =>
      inMemory(asked, (scratch) =>
        use((pair) =>
          diffApart(pair, {
            before: { ...left, signal },
            after: { ...right, signal },
            scratch: { ...scratch, signal },
          }),
        ),
      ),
    ),
  )
}

interface BuiltPair {
  readonly before: Built
  readonly after: Built
}

function pairsOf({ before, after }: BuiltPair, selected: readonly string[]): OpenedStates['pairs'] {
  const pairs = pairsByName({
    before: sidesOf(before, selected),
    after: sidesOf(after, selected),
    keys: keysByNode(after.manifest),
  })
  return pairs.map((pair) => ({ ...pair, name: nameOf(pair.name, after, before) }))
}

function nameOf(id: string, after: Built, before: Built): string {
  return (after.manifest.nodes[id] ?? before.manifest.nodes[id])?.name ?? id
}

function sidesOf({ manifest }: Built, selected: readonly string[]): ReadonlyMap<string, Side> {
  return new Map(
    selected.flatMap((id): readonly (readonly [string, Side])[] => {
      const node = manifest.nodes[id]
      if (node === undefined || !isStored(node)) return []
      const { database, schema, alias: identifier } = node
      return [[id, { relation: { database, schema, identifier } }]]
    }),
  )
}

async function dropSchemas({ adapter, connection }: TargetSession, own: readonly string[]): Promise<void> {
  const schemas = await adapter.listSchemas(connection, null)
  for (const schema of schemas.filter((name) => own.some((each) => name.includes(each)))) {
    await connection.query(`drop schema ${adapter.quote(schema)} cascade`)
  }
}
