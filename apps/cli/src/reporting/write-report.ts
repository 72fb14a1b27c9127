import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '@waypoint/adapter-contract'
import type { PublishedVersion } from '@waypoint/publishing'
import { type Brief, type PreviousVersion, readBrief, renderHtml, renderMarkdown } from '@waypoint/report'
import { queryOf } from '../publishing/query-of.ts'

export interface BriefRequest {
  readonly connection: Connection
  readonly version: PublishedVersion
  readonly limit?: number | undefined
  /** The version published before it. */
  readonly previous?: Pick<BriefRequest, 'connection' | 'version'>
}

/** The brief of one published version. */
export async function briefOf({ connection, version, limit, previous }: BriefRequest): Promise<Brief> {
  const checks = version.gates.find((gate) => gate.checks !== undefined)?.checks
  return await readBrief(queryOf(connection), {
    ...(limit === undefined ? {} : { limit }),
    ...(previous === undefined ? {} : { previous: previousVersion(previous) }),
    version: {
      id: version.version,
      publishedAt: version.created_at,
      checksPassed: checks?.passed ?? 0,
      checksTotal: checks?.total ?? 0,
    },
  })
}

function previousVersion({
  connection,
  version,
}: Pick<BriefRequest, 'connection' | 'version'>): PreviousVersion {
  return { query: queryOf(connection), id: version.version, publishedAt: version.created_at }
}

export interface WrittenReport {
  readonly html: string
  readonly markdown: string
}

/** Writes both forms; a reader who has one open never sees half of it. */
export function writeReport(brief: Brief, folder: string): WrittenReport {
  mkdirSync(folder, { recursive: true })
  const html = join(folder, 'index.html')
  const markdown = join(folder, 'report.md')
  replaceFile(html, renderHtml(brief))
  replaceFile(markdown, renderMarkdown(brief))
  return { html, markdown }
}

/** Puts a file into the place of the one before, whole. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.tmp`, content)
  renameSync(`${path}.tmp`, path)
}
