import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { Context, MiddlewareHandler } from 'hono'
import { linksOfFirst, readFirstRequests } from './first-requests.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

const compressible = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.map'])
const compressed = promisify(gzip)

interface ServedFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly gzipped: Uint8Array<ArrayBuffer> | null
  readonly type: string
}

/** The web app: files as they are, and its page for every address that names no file. */
export function serveWeb(folder: string): MiddlewareHandler {
  const files = new Map<string, Promise<ServedFile | null>>()
  const first = readFirstRequests(folder)
  const keep = (path: string, file: Promise<ServedFile | null>): void => {
    files.set(path, file)
    void file.then((found) => found !== null || files.delete(path))
  }
  const fileAt = (path: string): Promise<ServedFile | null> => {
    const known = files.get(path)
    if (known !== undefined) return known
    const file = readServed(folder, path)
    if (path.startsWith('/assets/')) keep(path, file)
    return file
  }
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return await next()
    const path = decoded(c.req.path)
    if (path === null || path.startsWith('/api/')) return await next()
    if (extname(path) !== '') {
      const file = await fileAt(path)
      return file === null ? await next() : respond(c, file, path.startsWith('/assets/'))
    }
    const page = await fileAt('/index.html')
    if (page === null) return await next()
    const links = linksOfFirst(await first, { path, search: new URL(c.req.url).search })
    return respond(c, await withLinks(page, links), false)
  }
}

/** Names of assets change with what is in them. */
function respond(c: Context, file: ServedFile, isHashed: boolean): Response {
  const useGzip = file.gzipped !== null && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  const body = useGzip ? file.gzipped : file.bytes
  return new Response(c.req.method === 'HEAD' ? null : body, {
    headers: {
      'content-type': file.type,
      'content-length': String(body?.length ?? 0),
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(useGzip ? { 'content-encoding': 'gzip' } : {}),
    },
  })
}

/** The page with links of its address; scripts of the page itself come first. */
async function withLinks(page: ServedFile, links: string): Promise<ServedFile> {
  const text = Buffer.from(page.bytes)
    .toString('utf8')
    .replace('</head>', () => `${links}</head>`)
  const bytes = new Uint8Array(Buffer.from(text))
  return { ...page, bytes, gzipped: new Uint8Array(await compressed(bytes)) }
}

async function readServed(folder: string, path: string): Promise<ServedFile | null> {
  const segments = path.split(/[\\/]/).filter((part) => part !== '')
  if (path.includes('\0') || segments.some((part) => part.startsWith('.'))) return null
  try {
    const [real, root] = await Promise.all([realpath(join(folder, ...segments)), realpath(folder)])
    if (!real.startsWith(`${root}${sep}`)) return null
    const bytes = new Uint8Array(await readFile(real))
    const extension = extname(real)
    const gzipped = compressible.has(extension) ? new Uint8Array(await compressed(bytes)) : null
    return { bytes, gzipped, type: types[extension] ?? 'application/octet-stream' }
  } catch {
    return null
  }
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
