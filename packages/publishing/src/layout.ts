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

/** Nothing but unfinished work bears such a name. */
export const unfinishedPrefix = '.building-'
