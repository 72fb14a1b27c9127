import { WaypointError } from '@waypoint/contracts'
import { resolve } from 'node:path'
import { memoryPath } from './memory-path.ts'

/** The absolute path of a database file. MotherDuck and DuckLake are other databases behind the same name. */
export function locate(path: string, rootDir: string): string {
  if (path === memoryPath || path === '') return memoryPath
  const scheme = /^(?<scheme>[a-z][a-z0-9+]+):/i.exec(path)?.groups?.['scheme']?.toLowerCase()
  if (scheme === undefined) return resolve(rootDir, path)
  throw new WaypointError({
    code: 'unsupported-database',
    message: `\`path\` of a DuckDB profile names ${nameOf(scheme)}, which is not supported.`,
    hint: 'Set `path` to a file on this machine, or to :memory:; attach a remote file read-only with `attach` and the extension httpfs.',
  })
}

function nameOf(scheme: string): string {
  if (scheme === 'md' || scheme === 'motherduck') return 'a MotherDuck database'
  return scheme === 'ducklake' ? 'a DuckLake' : `a database behind ${scheme}:`
}
