import { join } from 'node:path'

/** Where things lie under the folder of published versions. */
export function pointerPath(dir: string): string {
  return join(dir, 'current.json')
}

export function versionsDir(dir: string): string {
  return join(dir, 'versions')
}

export function databasePath(dir: string, version: string): string {
  return join(versionsDir(dir), `${version}.duckdb`)
}

export function manifestPath(dir: string, version: string): string {
  return join(versionsDir(dir), `${version}.json`)
}

export function lockPath(dir: string): string {
  return join(dir, '.publishing')
}

/** What the rows of the version made last come to, group by group: the next one need not read them all. */
export function keptHashesPath(dir: string): string {
  return join(dir, '.row-hashes.json')
}

/** Nothing but unfinished work bears such a name. */
export const unfinishedPrefix = '.building-'
