import type { Hook } from '@waypoint/contracts'
import { isMap } from '../yaml/read-yaml.ts'
import { asText } from '../yaml/as-text.ts'

/** A hook is written as SQL, as `{sql, transaction}`, or as the JSON text of that. */
export function toHook(written: unknown): Hook {
  const parsed = typeof written === 'string' ? fromJson(written) : written
  if (!isMap(parsed)) return { sql: asText(written), transaction: true, index: null }
  return {
    sql: asText(parsed.sql ?? ''),
    transaction: parsed.transaction !== false,
    index: typeof parsed.index === 'number' ? parsed.index : null,
  }
}

function fromJson(text: string): unknown {
  if (!text.trimStart().startsWith('{"')) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
