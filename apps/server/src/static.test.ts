import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestServer, type TestServer } from './fixtures/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await createTestServer()
  await server.publish()
})

afterAll(() => server.close())

const linked = async (path: string) =>
  [...(await (await server.ask(path)).text()).matchAll(/href="([^"]+)"/g)].map(([, href]) => href)

test('is its page for every address of a page, and its files for those of files', async () => {
  for (const path of ['/', '/customers', '/customers/cus_a']) {
    const page = await server.ask(path)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  }
  const asset = await server.ask('/assets/index-abc123.js')
  expect(asset.headers.get('cache-control')).toContain('immutable')
  expect((await server.ask('/assets/missing.js')).status).toBe(404)
})

test('names with the page what its address asks for first', async () => {
  const code = ['/assets/customer-abc123.js', '/assets/charts-abc123.js']
  expect(await linked('/customers/cus_%22a')).toEqual([
    '/api/v1/version',
    '/api/v1/customers/cus_%22a',
    '/api/v1/customers/cus_%22a/health?days=365&amp;limit=2',
    ...code,
  ])
  expect(await linked('/customers/cus_a?part=2')).toEqual(['/api/v1/version', ...code])
  expect(await linked('/nowhere')).toEqual(['/api/v1/version'])
})

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/%00', '/%ff'])(
  '%s gives nothing of what lies beside it',
  async (path) => {
    const response = await server.ask(path)
    expect(response.status).toBeLessThan(500)
    expect(await response.text()).not.toContain('secret\n')
  },
)
