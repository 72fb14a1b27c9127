import { parentPort } from 'node:worker_threads'
import type { Cell } from '@waypoint/adapter-contract'
import type { Row } from '../model-api.ts'
import type { ToEngine, ToModel } from '../protocol.ts'

const waiting = new Map<number, (answer: ToModel) => void>()
let last = 0

parentPort?.on('message', (answer: ToModel) => {
  const resolve = waiting.get(answer.id)
  waiting.delete(answer.id)
  resolve?.(answer)
})

/** The rows of a query. While the model works on some, the next are on their way. */
export async function* batchesOf(sql: string): AsyncGenerator<readonly Row[]> {
  last += 1
  const id = last
  send({ kind: 'open', id, sql })
  let ended = false
  let coming = next(id)
  try {
    for (;;) {
      const answer = await coming
      if (answer.kind === 'batch') {
        coming = next(id)
        yield answer.rows.map((values) => rowOf(answer.columns, values))
        continue
      }
      ended = true
      if (answer.kind === 'end') return
      throw new Error(answer.message)
    }
  } finally {
    if (!ended) send({ kind: 'close', id })
  }
}

/** Assigned one by one, in the same order for each row: six times as fast as from entries. */
function rowOf(columns: readonly string[], values: readonly (Cell | undefined)[]): Row {
  const row: Record<string, Cell> = {}
  for (const [index, column] of columns.entries()) row[column] = values[index] ?? null
  return row
}

function next(id: number): Promise<ToModel> {
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    send({ kind: 'next', id })
  })
}

function send(message: ToEngine): void {
  parentPort?.postMessage(message)
}
