import { setTimeout as wait } from 'node:timers/promises'
import type { Question, Reply, Transport } from './transport.ts'

/** What a server or a proxy before it says when the same request may succeed in a moment. */
const passing = new Set([429, 502, 503, 504])
const longestWaitMs = 10_000

/**
 * Sends a request until it is answered. A statement that may have arrived is not sent again; asking for the next
 * page of one can be repeated, because a page keeps its address.
 */
export async function sendPatiently(
  transport: Transport,
  question: Question,
  retries: number,
): Promise<Reply> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const reply = await transport.send(question)
      if (!passing.has(reply.status) || attempt > retries) return reply
      await wait(pauseMs(attempt, reply.headers['retry-after']))
    } catch (cause) {
      if (attempt > retries || !mayBeRepeated(question, cause)) throw cause
      await wait(pauseMs(attempt))
    }
  }
}

function mayBeRepeated({ method }: Question, cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ECONNREFUSED') return true
  return method === 'GET' && ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)
}

function pauseMs(attempt: number, retryAfter?: string): number {
  const seconds = Number(retryAfter)
  if (Number.isFinite(seconds) && seconds > 0) return Math.min(seconds * 1000, longestWaitMs)
  return Math.min(100 * 2 ** attempt, longestWaitMs) * (0.5 + Math.random() / 2)
}
