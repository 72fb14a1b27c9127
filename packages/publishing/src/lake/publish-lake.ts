import type { Adapter } from '@waypoint/adapter-contract'
import { contentHashOf, describeVersion } from '../describe-version.ts'
import { refusal } from '../gates.ts'
import type { PublishOptions, PublishResult } from '../publish.ts'
import { withWhatIsKnown } from '../serving-relations.ts'
import type { PublishedVersion } from '../version.ts'
import { bookVersion, type LakeSession, openBooks, pointerInBooks, versionsInBooks } from './books.ts'
import { dropVersion } from './drop-version.ts'
import { BOOKS } from './names.ts'
import { pinRelations, relationsToPin } from './pin-relations.ts'
import { reserveVersion } from './reserve-version.ts'
import { switchReaders } from './switch-readers.ts'

export interface PublishLakeOptions extends Omit<PublishOptions, 'dir'> {
  readonly adapter: Adapter
}

/** The same as `publish`, where tables are Iceberg's: a version is views on their states. */
export async function publishLake(options: PublishLakeOptions): Promise<PublishResult> {
  const startedAt = performance.now()
  const seconds = (): number => (performance.now() - startedAt) / 1000
  const failed = options.gates.filter(({ passed }) => !passed)
  if (failed.length > 0 && options.override === undefined) {
    return { status: 'refused', failed, error: refusal(failed) }
  }
  const session: LakeSession = { connection: options.connection, catalog: options.adapter.database }
  await openBooks(session)
  const now = options.now ?? new Date()
  const known = await versionsInBooks(session)
  const pointer = await pointerInBooks(session)
  const current = known.find(({ version }) => version === pointer?.version) ?? null
  const made = await makeVersion(session, options, { known, now })
  if (current !== null && current.content_hash === made.content_hash) {
    await dropVersion(session, made)
    return { status: 'unchanged', version: current, seconds: seconds() }
  }
  await bookVersion(session, made)
  await switchReaders(session, { version: made, now })
  return { status: 'published', version: made, seconds: seconds() }
}

/** Nobody knows of it before it is in the books. */
async function makeVersion(
  session: LakeSession,
  options: PublishLakeOptions,
  { known, now }: { readonly known: readonly PublishedVersion[]; readonly now: Date },
): Promise<PublishedVersion> {
  const { adapter, signal, onProgress } = options
  const serving = await relationsToPin(session, options.schemas, options.relations ?? [])
  const relations = withWhatIsKnown(serving, options)
  const version = await reserveVersion(session, {
    schema: relations[0]?.schema ?? BOOKS,
    known: known.map((one) => one.version),
    now,
  })
  let index = 0
  const copied = await pinRelations({
    ...session,
    adapter,
    version,
    relations,
    signal,
    onPinned: (relation) => {
      index += 1
      onProgress?.({ kind: 'relation-copied', relation, index, total: relations.length })
    },
  })
  return describeVersion(options, { version, now, copied, contentHash: contentHashOf(copied), bytes: 0 })
}
