import { createServer, request } from 'node:http'

/** Stands before a coordinator and keeps what it is asked: the server's own list of queries forgets the oldest. */
export async function countStatements({ host, port }) {
  let seen = []
  const server = createServer((asked, answer) => {
    const chunks = []
    asked.on('data', (chunk) => chunks.push(chunk))
    asked.on('end', () => {
      const body = Buffer.concat(chunks)
      if (asked.method === 'POST' && asked.url === '/v1/statement') seen.push(body.toString())
      const headers = { ...asked.headers, host: `${host}:${port}` }
      const passedOn = request({ host, port, method: asked.method, path: asked.url, headers }, (got) => {
        answer.writeHead(got.statusCode, got.headers)
        got.pipe(answer)
      })
      passedOn.on('error', (cause) => answer.destroy(cause))
      passedOn.end(body)
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: server.address().port,
    take: () => {
      const taken = seen
      seen = []
      return taken
    },
    close: () => server.close(),
  }
}
