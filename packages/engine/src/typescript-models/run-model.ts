import { type ManifestNode, WaypointError } from '@waypoint/contracts'
import type { RunState } from '../run-state.ts'
import { modelError } from './model-error.ts'
import { type ThreadSettings, startModelThread } from './model-thread.ts'
import type { ModelOrder, ModelOutput, ToEngine } from './protocol.ts'
import { ServedQueries } from './served-queries.ts'

export interface ModelRun {
  readonly node: ManifestNode
  readonly order: ModelOrder
  /** Seconds after which the model is stopped; null: as long as it takes. */
  readonly timeout: number | null
  readonly settings: ThreadSettings
}

/** Runs a model in a thread of its own: whatever it does, the engine goes on. */
export async function runModel(
  { node, order, timeout, settings }: ModelRun,
  state: RunState,
): Promise<ModelOutput> {
  const { signal, adapter, emit } = state
  signal.throwIfAborted()
  const thread = startModelThread(order, settings)
  const queries = new ServedQueries(adapter, signal, (message) => thread.postMessage(message))
  const print = (chunk: Buffer): void => {
    const text = chunk.toString().trimEnd()
    if (text !== '') emit({ kind: 'message', level: 'info', text })
  }
  thread.stdout.on('data', print)
  thread.stderr.on('data', print)
  const cleanUp: (() => void)[] = []
  try {
    return await new Promise<ModelOutput>((resolve, reject) => {
      const stop = (error: WaypointError): void => reject(error)
      const onAbort = (): void => stop(cancelled(node))
      signal.addEventListener('abort', onAbort, { once: true })
      cleanUp.push(() => signal.removeEventListener('abort', onAbort))
      if (timeout !== null) {
        const timer = setTimeout(() => stop(tookTooLong(node, timeout)), timeout * 1000)
        cleanUp.push(() => clearTimeout(timer))
      }
      thread.on('message', (message: ToEngine) => {
        if (message.kind === 'returned') resolve(message.output)
        else if (message.kind === 'failed') reject(modelError(node, message, order.model))
        else void queries.serve(message)
      })
      thread.on('error', (error: Error) => reject(crashed(node, error)))
      thread.on('exit', (code) => reject(ended(node, code)))
    })
  } finally {
    for (const each of cleanUp) each()
    await thread.terminate()
    await queries.closeAll()
  }
}

function cancelled(node: ManifestNode): WaypointError {
  return new WaypointError({ code: 'query-cancelled', message: `${node.name} was cancelled` })
}

function tookTooLong(node: ManifestNode, seconds: number): WaypointError {
  return new WaypointError({
    code: 'typescript-model-timeout',
    message: `${node.name} was stopped: it ran longer than its timeout of ${seconds} seconds`,
    location: { file: node.original_file_path },
    hint: 'Set another with export const config = { timeout: … }.',
  })
}

function crashed(node: ManifestNode, error: Error): WaypointError {
  const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return modelError(
    node,
    {
      name: error.name,
      message: outOfMemory ? 'the model ran out of memory' : error.message,
      stack: error.stack ?? '',
    },
    null,
  )
}

function ended(node: ManifestNode, code: number): WaypointError {
  return new WaypointError({
    code: 'typescript-model-failed',
    message: `${node.name} ended its thread with exit code ${code} before it returned`,
    location: { file: node.original_file_path },
    hint: 'A model returns its rows; it does not call process.exit(), and waits for what it has begun.',
  })
}
