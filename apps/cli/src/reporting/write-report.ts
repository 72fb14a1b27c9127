import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '@waypoint/adapter-contract'
import type { PublishedVersion } from '@waypoint/publishing'
import { type Brief, type Query, readBrief, renderHtml, renderMarkdown } from '@waypoint/report'
import { plainValue } from '../publishing/cell-values.ts'

export interface BriefRequest {
  readonly connection: Connection
  readonly version: PublishedVersion
  readonly limit?: number | undefined
}

/** The brief of one published version. */
export async function briefOf({ connection, version, limit }: BriefRequest): Promise<Brief> {
  const checks = version.gates.find((gate) => gate.checks !== undefined)?.checks
  return await readBrief(queryOf(connection), {
    ...(limit === undefined ? {} : { limit }),
    version: {
      id: version.version,
      publishedAt: version.created_at,
      checksPassed: checks?.passed ?? 0,
      checksTotal: checks?.total ?? 0,
    },
  })
}

function queryOf(connection: Connection): Query {
  return async (sql, parameters = []) => {
    const result = await connection.query(sql, { parameters: [...parameters] })
    return result.rows.map((row) =>
      Object.fromEntries(
        row.map((cell, index) => [result.columns[index]?.name ?? String(index), plainValue(cell)]),
      ),
    )
  }
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
  replace(html, renderHtml(brief))
  replace(markdown, renderMarkdown(brief))
  return { html, markdown }
}

function replace(path: string, text: string): void {
  writeFileSync(`${path}.tmp`, text)
  renameSync(`${path}.tmp`, path)
}
