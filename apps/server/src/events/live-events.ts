import type { LiveEvent } from '@waypoint/api'
import { setTimeout as wait } from 'node:timers/promises'
import type { Served } from '../routing/register-routes.ts'
import { createRunReader, readLog } from './run-log.ts'

const lookEveryMs = 500
const keepAliveEvery = 30

/** Server-sent events: a new version, and a run as it goes on. Looks only while somebody listens. */
export function liveEvents(
  { context, holder }: Pick<Served, 'context' | 'holder'>,
  signal: AbortSignal,
): Response {
  const text = new TextEncoder()
  const frames = eventFrames({ context, holder }, signal)
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await frames.next()
      if (done === true) controller.close()
      else controller.enqueue(text.encode(value))
    },
    cancel: async () => {
      await frames.return(undefined)
    },
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  })
}

async function* eventFrames(
  { context, holder }: Pick<Served, 'context' | 'holder'>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const { logFile } = context.project
  const run = createRunReader()
  const before = await readLog(logFile, 0)
  run.read(before.text)
  let end = before.end
  let version: string | null = null
  yield 'retry: 2000\n\n'
  for (let looks = 1; !signal.aborted; looks += 1) {
    const current = await currentOf(holder)
    if (current !== null && current.version !== version) {
      version = current.version
      yield frame({ kind: 'version', ...current })
    }
    const added = await readLog(logFile, end)
    end = added.end
    const lines = run.read(added.text)
    const { progress } = run
    if (progress !== null && lines.length > 0) {
      for (const line of lines.slice(-50)) {
        yield frame({ kind: 'log', invocationId: progress.invocationId, line })
      }
      yield frame({ kind: 'run', progress })
    } else if (looks % keepAliveEvery === 0) {
      yield ': still here\n\n'
    }
    await wait(lookEveryMs, undefined, { signal, ref: false }).catch(() => undefined)
  }
}

const frame = (event: LiveEvent): string => `event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`

async function currentOf(
  holder: Served['holder'],
): Promise<{ readonly version: string; readonly publishedAt: string } | null> {
  try {
    const { reader, release } = await holder.lease()
    release()
    return { version: reader.version.version, publishedAt: reader.version.created_at }
  } catch {
    return null
  }
}
