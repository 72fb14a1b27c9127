import type { Connection } from '@waypoint/adapter-contract'
import { databasePath } from '../layout.ts'
import { hashRelation } from '../relation-hash.ts'
import { literal, nameOf, relationSql } from '../relation-sql.ts'
import type { ReadableVersions } from '../stored-versions.ts'
import { readPointer, readVersion } from '../version-store.ts'
import type { PublishedRelation } from '../version.ts'

/** The copy that readers see now: what has not changed since is taken over from it. */
export interface CopyBefore {
  /** Makes the table where the copy has its rows already; null, and no table, where it has not. */
  take(request: {
    readonly relation: PublishedRelation
    readonly copy: Connection
    readonly into: string
    readonly signal: AbortSignal | undefined
  }): Promise<PublishedRelation | null>
}

const BEFORE = 'waypoint_before'
const NOTHING: CopyBefore = { take: () => Promise.resolve(null) }

/** Attached to DuckDB for as long as the session lives. */
export async function openCopyBefore(
  dir: string,
  versions: ReadableVersions,
  copy: Connection,
): Promise<CopyBefore> {
  try {
    const pointer = await readPointer(dir)
    if (pointer === null) return NOTHING
    // The database's hashes and the copy's are by different functions: each is compared with its own kind.
    const kept = await versions.read(pointer.version)
    const copied = await readVersion(dir, pointer.version)
    await copy.query(`attach ${literal(databasePath(dir, pointer.version))} as ${BEFORE} (read_only)`)
    return copyBefore(byName(kept.relations), byName(copied.relations))
  } catch {
    // It was pruned there, or is not whole here: then everything comes from the database.
    return NOTHING
  }
}

type Relations = ReadonlyMap<string, PublishedRelation>

const byName = (relations: readonly PublishedRelation[]): Relations =>
  new Map(relations.map((relation) => [nameOf(relation), relation]))

function copyBefore(kept: Relations, copied: Relations): CopyBefore {
  return {
    take: async ({ relation, copy, into, signal }) => {
      const [there, here] = [kept.get(nameOf(relation)), copied.get(nameOf(relation))]
      if (here === undefined || contentOf(there) !== contentOf(relation)) return null
      const asked = signal === undefined ? {} : { signal }
      await copy.query(`create table ${into} as from ${relationSql(BEFORE, relation)}`, asked)
      const { rows, hash } = await hashRelation(copy, into, signal)
      if (rows === relation.rows && hash === here.hash) return { ...relation, columns: here.columns, hash }
      await copy.query(`drop table ${into}`)
      return null
    },
  }
}

const contentOf = (relation: PublishedRelation | undefined): string =>
  relation === undefined ? '' : JSON.stringify([relation.rows, relation.columns, relation.hash])
