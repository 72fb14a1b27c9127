import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { type App, createApp, defaultLimits, listenUntil, type Listening } from '@waypoint/server'
import { releaseName } from '../serving/release-name.ts'
import { docsProject } from './docs-project.ts'

interface DocsApp extends Listening {
  /** Holds what `docs generate` wrote. */
  readonly folder: string
  /** The built web app. */
  readonly web: string
  readonly hosts: readonly string[]
  readonly onError: (message: string) => void
}

/** Given out as they are, for other tools. */
const files: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'static_index.html': 'text/html; charset=utf-8',
  'manifest.json': 'application/json; charset=utf-8',
  'catalog.json': 'application/json; charset=utf-8',
  'run_results.json': 'application/json; charset=utf-8',
}

const catalogue = '/data/catalogue'

/** The app's catalogue and lineage of a project of which nothing is published, until `signal` is aborted. */
export async function serveDocsApp(
  { folder, web, hosts, onError, ...at }: DocsApp,
  until: Parameters<typeof listenUntil>[2],
): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'waypoint-docs-'))
  const app = createApp({
    published: join(folder, 'published'),
    release: releaseName(),
    scratch,
    factory: duckdbFactory,
    project: docsProject(folder),
    web,
    hosts,
    clock: () => new Date(),
    log: ({ level, message }) => {
      if (level === 'error') onError(message)
    },
    limits: defaultLimits,
    firstAsked: [],
  })
  try {
    await listenUntil({ ...app, fetch: withFiles(app, folder) }, at, until)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** The first page is the catalogue; everything else is checked and answered by the app. */
function withFiles(app: App, folder: string): App['fetch'] {
  return async (request, ...rest) => {
    const answer = await app.fetch(request, ...rest)
    if (request.method !== 'GET' || answer.status === 403) return answer
    const name = new URL(request.url).pathname.slice(1)
    if (name === '') return new Response(null, { status: 302, headers: { location: catalogue } })
    const type = files[name]
    if (type === undefined) return answer
    const file = await readFile(join(folder, name)).catch(() => null)
    if (file === null) return answer
    return new Response(new Uint8Array(file), {
      headers: { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
    })
  }
}
