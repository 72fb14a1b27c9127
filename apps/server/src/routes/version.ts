import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listVersions, type PublishedVersion } from '@waypoint/publishing'
import { freshnessTable } from '../queries/freshness.ts'
import type { HandlersOf } from '../routing/handler.ts'
import type { CoverageTable } from '../version/coverage.ts'
import { lateSources } from '../version/late-sources.ts'
import type { Reader } from '../version/reader.ts'

export const versionHandlers: HandlersOf<'get /version' | 'get /versions'> = {
  'get /version': async ({ version, context }) => {
    const reader = await version()
    const { version: published, asOf, currency, coverage } = reader
    const pointer = await readPointer(context.published)
    const manifest = await context.project.manifest()
    const { tables } = freshnessTable(coverage, manifest)
    const read = tables.filter(({ isRead, isPresent }) => isRead && isPresent)
    const synced = sourcesOf(coverage)
    const oldest = synced
      .filter(({ lastSyncedAt }) => lastSyncedAt !== null)
      .toSorted((one, other) => String(one.lastSyncedAt).localeCompare(String(other.lastSyncedAt)))[0]
    const late = (await lateSources(context, reader)).map(({ source }) => source)
    return {
      ...headOf(published),
      asOf,
      currency,
      productNames: await productNames(reader),
      contentHash: published.content_hash,
      switchedAt: pointer?.switched_at ?? null,
      previous: pointer?.previous ?? null,
      relations: published.relations.length,
      gates: published.gates.map(({ name, passed, details }) => ({ name, passed, details: [...details] })),
      freshness: {
        state: read.length === 0 ? 'unknown' : late.length > 0 ? 'late' : 'fresh',
        oldestSource: oldest?.source ?? null,
        oldestSyncedAt: oldest?.lastSyncedAt ?? null,
        late,
      },
      sources: synced,
      project: manifest?.metadata.project_name ?? null,
    }
  },
  'get /versions': async ({ context }) => {
    const pointer = await readPointer(context.published)
    const versions = await listVersions(context.published)
    return {
      items: versions.map((version) => ({
        ...headOf(version),
        isCurrent: version.version === pointer?.version,
      })),
    }
  },
}

/** What product lines are called, by the code that slices and rows have. */
async function productNames(reader: Reader): Promise<Record<string, string>> {
  const relation = reader.relations.get('core.dim_product')
  if (relation === undefined || !relation.columns.some(({ name }) => name === 'product_line_name')) return {}
  const rows = await reader.rows({
    sql: `select distinct product, product_line_name as name from ${relation.sql} where product is not null order by all`,
    parameters: [],
  })
  return Object.fromEntries(rows.map((row) => [String(row['product']), String(row['name'])]))
}

function headOf(published: PublishedVersion) {
  const checks = published.gates.find((gate) => gate.checks !== undefined)?.checks
  return {
    version: published.version,
    publishedAt: published.created_at,
    publishedBy: published.published_by,
    reason: published.reason,
    sourceDataDay: published.source_data_day,
    target: published.copy_of?.target ?? null,
    rows: published.rows,
    bytes: published.disk_bytes ?? published.bytes,
    checksPassed: checks?.passed ?? 0,
    checksTotal: checks?.total ?? 0,
    overrideReason: published.override?.reason ?? null,
  }
}

interface Pointer {
  readonly version: string
  readonly switched_at: string
  readonly previous: string | null
}

async function readPointer(dir: string): Promise<Pointer | null> {
  try {
    return JSON.parse(await readFile(join(dir, 'current.json'), 'utf8')) as Pointer
  } catch {
    return null
  }
}

function sourcesOf(coverage: readonly CoverageTable[]) {
  const names = [...new Set(coverage.filter(({ isRead }) => isRead).map(({ sourceSystem }) => sourceSystem))]
  return names.map((source) => {
    const tables = coverage.filter(({ sourceSystem, isRead }) => sourceSystem === source && isRead)
    const there = tables.filter(({ isPresent }) => isPresent)
    const synced = there.flatMap(({ lastSyncedAt }) => (lastSyncedAt === null ? [] : [lastSyncedAt]))
    return {
      source,
      isPresent: there.length > 0,
      lastSyncedAt: synced.toSorted().at(-1) ?? null,
      consequence:
        there.length > 0
          ? null
          : (tables.find(({ consequence }) => consequence !== null)?.consequence ?? null),
    }
  })
}
