import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { ApiError, createClient } from './client.ts'
import { routes } from './routes.ts'

interface Sent {
  readonly url: string
  readonly method: string | undefined
  readonly body: unknown
}

function clientOf(response: () => Response) {
  const sent: Sent[] = []
  const client = createClient({
    baseUrl: 'http://127.0.0.1:4800',
    fetch: (url, init) => {
      sent.push({ url: new Request(url).url, method: init?.method, body: init?.body })
      return Promise.resolve(response())
    },
  })
  return { client, sent }
}

describe('the client', () => {
  test('fills in paths, and repeats what is asked for several times', async () => {
    const { client, sent } = clientOf(() => Response.json({ items: [] }))
    await client.get('/customers', { query: { band: ['critical', 'at_risk'], q: 'Bar & Grill', limit: 5 } })
    await client.get('/customers/{customerId}/invoices', { params: { customerId: 'a/b' } })
    expect(sent.map(({ url }) => url)).toEqual([
      'http://127.0.0.1:4800/api/v1/customers?band=critical&band=at_risk&q=Bar+%26+Grill&limit=5',
      'http://127.0.0.1:4800/api/v1/customers/a%2Fb/invoices',
    ])
  })

  test('sends JSON', async () => {
    const { client, sent } = clientOf(() => Response.json({}))
    await client.post('/sql', { body: { sql: 'select 1' } })
    expect(sent).toMatchObject([{ method: 'POST', body: '{"sql":"select 1"}' }])
  })

  test('gives addresses for links and downloads', () => {
    const { client } = clientOf(() => Response.json({}))
    expect(client.url('/revenue/waterfall', { query: { dimension: 'segment', format: 'csv' } })).toBe(
      'http://127.0.0.1:4800/api/v1/revenue/waterfall?dimension=segment&format=csv',
    )
  })

  test('throws what the server says is wrong', async () => {
    const problem = {
      type: 'about:blank',
      title: 'There is no customer x.',
      status: 404,
      code: 'unknown-customer',
    }
    const { client } = clientOf(() =>
      Response.json(problem, { status: 404, headers: { 'content-type': 'application/problem+json' } }),
    )
    const error = await client
      .get('/customers/{customerId}', { params: { customerId: 'x' } })
      .catch((each: unknown) => each)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ message: 'There is no customer x.', problem })
  })

  test('tells of an answer that is none', async () => {
    const { client } = clientOf(() => new Response('<html>', { status: 502, statusText: 'Bad Gateway' }))
    await expect(client.get('/version')).rejects.toMatchObject({
      problem: { status: 502, code: 'no-answer' },
    })
  })

  test('takes nothing of the schemas to the browser', async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('client.ts', import.meta.url))],
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
    })
    expect(outputFiles[0]?.contents.length).toBeLessThan(2048)
  })
})

test('no two operations have one address, and one with words is asked before one with a parameter', () => {
  const addresses = routes.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(addresses).size).toBe(addresses.length)
  for (const [index, { path }] of routes.entries()) {
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)
    const hidden = routes.slice(index + 1).find((other) => other.path !== path && pattern.test(other.path))
    expect(hidden?.path).toBeUndefined()
  }
})
