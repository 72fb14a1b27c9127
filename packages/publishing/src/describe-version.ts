import { createHash } from 'node:crypto'
import type { PublishOptions } from './publish.ts'
import type { PublishedRelation, PublishedVersion } from './version.ts'

interface BuiltVersion {
  readonly version: string
  readonly now: Date
  readonly copied: readonly PublishedRelation[]
  readonly carried?: readonly PublishedRelation[]
  readonly contentHash: string
  readonly bytes: number
  readonly diskBytes?: number
}

type Described = Pick<PublishOptions, 'gates' | 'override' | 'meta'>

export function describeVersion(options: Described, built: BuiltVersion): PublishedVersion {
  return {
    version: built.version,
    created_at: built.now.toISOString(),
    content_hash: built.contentHash,
    bytes: built.bytes,
    ...(built.diskBytes === undefined ? {} : { disk_bytes: built.diskBytes }),
    rows: built.copied.reduce((sum, { rows }) => sum + rows, 0),
    relations: built.copied,
    ...(built.carried === undefined || built.carried.length === 0 ? {} : { carried: built.carried }),
    gates: options.gates,
    override: options.override ?? null,
    source_data_day: options.meta?.sourceDataDay ?? null,
    published_by: options.meta?.publishedBy ?? null,
    reason: options.meta?.reason ?? null,
  }
}

/** Equal for equal columns and rows of equal relations, whatever their keys. */
export function contentHashOf(relations: readonly PublishedRelation[]): string {
  const content = relations.map(({ schema, name, rows, columns, hash }) => ({
    schema,
    name,
    rows,
    columns,
    hash,
  }))
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
