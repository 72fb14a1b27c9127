import { checkSchema, parseArtifact, recordOf, textOf } from './read-artifact.ts'

/** unique_id → when the newest row was loaded, in milliseconds since 1970; sources that could not be checked are left out. */
export function decodeSources(text: string, file: string): ReadonlyMap<string, number> {
  const data = parseArtifact(text, file)
  checkSchema(recordOf(data.metadata), 'sources', { file, versions: [3] })
  const times = new Map<string, number>()
  for (const result of Array.isArray(data.results) ? data.results.map(recordOf) : []) {
    const loadedAt = Date.parse(textOf(result.max_loaded_at))
    if (!Number.isNaN(loadedAt)) times.set(textOf(result.unique_id), loadedAt)
  }
  return times
}
