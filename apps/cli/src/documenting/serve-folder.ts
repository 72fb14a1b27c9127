import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.sql': 'text/plain; charset=utf-8',
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost'])

/** Files of one folder over HTTP, for reading only. Nothing outside it is given out, nor files that begin with a dot. */
export function serveFolder(folder: string, host: string): Server {
  return createServer((request, response) => {
    answer(request, response, { folder, host }).catch(() => refuse(response, 500))
  })
}

interface Served {
  readonly folder: string
  readonly host: string
}

async function answer(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405)
  // A page elsewhere that has its name resolve to this machine must not read what is served here.
  if (LOOPBACK.has(served.host) && !LOOPBACK.has(hostName(request))) return refuse(response, 403)
  const file = await fileFor(request.url ?? '/', served.folder)
  if (file === null) return refuse(response, 404)
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': (await stat(file)).size,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  })
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
}

function hostName({ headers }: IncomingMessage): string {
  return (headers.host ?? '')
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase()
}

/** The file that an address names; null where there is none that may be given out. */
async function fileFor(url: string, folder: string): Promise<string | null> {
  const path = decoded(url.split(/[?#]/)[0] ?? '/')
  if (path === null || path.includes('\0')) return null
  const parts = path.split(/[\\/]/).filter((part) => part !== '')
  if (parts.some((part) => part.startsWith('.'))) return null
  const file = join(folder, ...(parts.length === 0 ? ['index.html'] : parts))
  try {
    const [real, root] = await Promise.all([realpath(file), realpath(folder)])
    const isInside = real.startsWith(`${root}${sep}`)
    return isInside && (await stat(real)).isFile() ? real : null
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

const WORDS: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  404: 'Not found',
  405: 'Only GET and HEAD',
  500: 'Something went wrong',
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  })
  response.end(`${WORDS[status] ?? ''}\n`)
}
