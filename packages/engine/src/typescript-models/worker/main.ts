import { parentPort, workerData } from 'node:worker_threads'
import type { ModelOrder, ToEngine } from '../protocol.ts'
import { contextOf } from './context.ts'
import { outputOf } from './output.ts'

/** The thread of one model: runs it, writes its rows, says how it went. */
const order = workerData as ModelOrder

const send = (message: ToEngine): void => parentPort?.postMessage(message)

try {
  const { default: model }: { readonly default: unknown } = await import(order.model)
  if (typeof model !== 'function') throw new TypeError('The default export is not a function')
  const returned: unknown = await model(contextOf(order))
  send({ kind: 'returned', output: await outputOf(returned, order.rowsFile) })
} catch (cause) {
  send(failure(cause))
}
parentPort?.close()

function failure(cause: unknown): ToEngine {
  if (cause instanceof Error) {
    return { kind: 'failed', name: cause.name, message: cause.message, stack: cause.stack ?? '' }
  }
  return { kind: 'failed', name: 'Error', message: String(cause), stack: '' }
}
