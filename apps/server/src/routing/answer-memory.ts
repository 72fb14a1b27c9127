const bytesAtMost = 48 * 1024 * 1024

interface Kept {
  readonly version: string
  readonly body: string
}

/** Answers of published versions, which never change; the least lately asked for go first. */
export interface AnswerMemory {
  get(version: string, request: string): string | undefined
  put(version: string, request: string, body: string): void
}

export function createAnswerMemory(): AnswerMemory {
  const kept = new Map<string, Kept>()
  let bytes = 0
  const forget = (request: string, { body }: Kept): void => {
    kept.delete(request)
    bytes -= body.length
  }
  return {
    get: (version, request) => {
      const found = kept.get(request)
      if (found === undefined || found.version !== version) return undefined
      kept.delete(request)
      kept.set(request, found)
      return found.body
    },
    put: (version, request, body) => {
      if (body.length > bytesAtMost / 8) return
      const before = kept.get(request)
      if (before !== undefined) forget(request, before)
      kept.set(request, { version, body })
      bytes += body.length
      for (const [oldest, entry] of kept) {
        if (bytes <= bytesAtMost) break
        forget(oldest, entry)
      }
    },
  }
}
