import { expect, test } from 'vitest'
import { createTestServer } from './fixtures/test-server.ts'
import { listenUntil } from './listen.ts'

const endless =
  'select count(*) from range(1000000000) as a, range(1000000000) as b where a.range % 7 = b.range % 3'

test('a reader who gives up a statement stops it, a stream of events ends with the server', async () => {
  const server = await createTestServer({ limits: { sqlSeconds: 3600 } })
  const version = await server.publish()
  const stop = new AbortController()
  let address = ''
  const served = listenUntil(
    server.app,
    { host: '127.0.0.1', port: 0 },
    {
      signal: stop.signal,
      onListening: ({ port }) => {
        address = `http://127.0.0.1:${port}/api/v1`
      },
    },
  )
  await expect.poll(() => address).not.toBe('')
  const ask = (sql: string, signal: AbortSignal | null = null): Promise<Response> =>
    fetch(`${address}/sql`, {
      method: 'POST',
      body: JSON.stringify({ sql }),
      headers: { 'content-type': 'application/json' },
      signal,
    })

  const givenUp = ask(endless, AbortSignal.timeout(200))
  await expect(givenUp).rejects.toThrow('timeout')
  expect((await ask('select 1')).status).toBe(200)

  const events = await fetch(`${address}/events`)
  const heard = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes(version)) text += (await heard?.read())?.value ?? version
  stop.abort()
  while ((await heard?.read())?.done === false) text += '.'
  expect(text).toContain(`"version":"${version}"`)
  await served
  await server.close()
  expect(server.logged).toEqual([])
})
