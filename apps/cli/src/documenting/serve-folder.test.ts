import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveFolder } from './serve-folder.ts'

let dir: string
let server: Server

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'waypoint-serve-'))
  const folder = join(dir, 'target')
  mkdirSync(join(folder, 'compiled'), { recursive: true })
  writeFileSync(join(dir, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), '<h1>shop</h1>')
  writeFileSync(join(folder, 'manifest.json'), '{}')
  writeFileSync(join(folder, '.env'), 'secret')
  writeFileSync(join(folder, 'compiled', 'a b.sql'), 'select 1')
  symlinkSync(join(dir, 'secret.txt'), join(folder, 'link.txt'))
  server = serveFolder(folder, '127.0.0.1')
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
})

afterAll(() => {
  server.close()
  rmSync(dir, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** The path is sent as it is: no client tidies it up first. */
function ask(path: string, options: { method?: string; host?: string } = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, path, method: options.method ?? 'GET', headers: { host: options.host ?? `localhost:${port}` } },
      (response) => {
        let body = ''
        response.on('data', (data: Buffer) => {
          body += data.toString()
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body }),
        )
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

describe('docs serve', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<h1>shop</h1>'],
    ['/index.html?x=1#y', 'text/html; charset=utf-8', '<h1>shop</h1>'],
    ['/manifest.json', 'application/json; charset=utf-8', '{}'],
    ['/compiled/a%20b.sql', 'text/plain; charset=utf-8', 'select 1'],
  ])('gives out %s', async (path, type, body) => {
    expect(await ask(path)).toEqual({ status: 200, type, body })
  })

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/compiled/../../secret.txt',
    '/..\\secret.txt',
    '//etc/passwd',
    '/link.txt',
    '/.env',
    '/compiled',
    '/%00',
    '/%E0%A4%A',
    '/missing.html',
  ])('does not give out %s', async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain('secret')
  })

  test('is for reading only, and for this machine only', async () => {
    expect((await ask('/', { method: 'POST' })).status).toBe(405)
    expect((await ask('/', { method: 'HEAD' })).body).toBe('')
    expect((await ask('/', { host: 'elsewhere.example' })).status).toBe(403)
    expect((await ask('/', { host: '127.0.0.1' })).status).toBe(200)
  })
})
