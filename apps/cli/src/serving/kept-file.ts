import { readFileSync, statSync } from 'node:fs'

/** Tells whether a file is as it was; null where there is none. */
export function stampOf(path: string): string | null {
  try {
    const { mtimeMs, size, ino } = statSync(path)
    return `${mtimeMs} ${size} ${ino}`
  } catch {
    return null
  }
}

/** What a file says, read again only when it was written again; null while there is none, or half of one. */
export function keptFile<T>(path: string, read: (text: string, path: string) => T): () => T | null {
  let stamp: string | null = null
  let kept: T | null = null
  return () => {
    const now = stampOf(path)
    if (now === null) return null
    if (now === stamp) return kept
    try {
      kept = read(readFileSync(path, 'utf8'), path)
      stamp = now
    } catch {
      // A run writes it just now: what was read before still holds.
    }
    return kept
  }
}
