import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fetchPackage, type FetchedPackage, type FetchServices, unpackFrom } from './fetch-package.ts'
import type { Hub } from './hub.ts'
import type { LockedPackage } from './lock-file.ts'
import { identityOf } from './package-spec.ts'
import { packageOfLock } from './package-of-lock.ts'

export interface InstallRequest {
  readonly packages: readonly LockedPackage[]
  /** Already there from finding out what is needed. */
  readonly fetched: ReadonlyMap<string, FetchedPackage>
  /** Absolute: dbt_packages. */
  readonly target: string
  readonly onInstalled: (installed: LockedPackage) => void
}

/** Puts all packages into a new folder and that in the place of the old one: all of them or none. */
export async function installPackages(
  request: InstallRequest,
  hub: Hub,
  services: FetchServices,
): Promise<void> {
  const { target } = request
  await mkdir(dirname(target), { recursive: true })
  const prefix = `.${basename(target)}-`
  await removeAbandoned(dirname(target), prefix)
  const staging = await mkdtemp(join(dirname(target), prefix))
  try {
    for (const each of request.packages) {
      await installOne(each, join(staging, 'new', each.name), { request, hub, services })
      request.onInstalled(each)
    }
    await mkdir(join(staging, 'new'), { recursive: true })
    await rename(target, join(staging, 'old')).catch(ignoreMissing)
    await rename(join(staging, 'new'), target)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

const ABANDONED_AFTER = 3_600_000

/** What an installation left behind that was killed; one that may still run is left alone. */
async function removeAbandoned(folder: string, prefix: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    if (!entry.startsWith(prefix)) continue
    const path = join(folder, entry)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > ABANDONED_AFTER) await rm(path, { recursive: true, force: true })
  }
}

interface Installation {
  readonly request: InstallRequest
  readonly hub: Hub
  readonly services: FetchServices
}

async function installOne(locked: LockedPackage, folder: string, with_: Installation): Promise<void> {
  const { request, hub, services } = with_
  const { spec } = locked
  await mkdir(dirname(folder), { recursive: true })
  if (spec.kind === 'hub') {
    const { tarball } = await packageOfLock(spec, hub)
    const archive = { url: tarball, written: `${spec.package} ${spec.versions[0] ?? ''}`, sha256: null }
    await unpackFrom(archive, folder, services.downloads)
    return
  }
  if (spec.kind === 'local') {
    // A link follows what is edited in the package; where links are not allowed, a copy.
    await symlink(spec.folder, folder, 'dir').catch(() => cp(spec.folder, folder, { recursive: true }))
    return
  }
  const known = request.fetched.get(identityOf(spec))
  const fetched = known ?? (await fetchPackage(spec, request.packages.indexOf(locked), services))
  await cp(fetched.folder, folder, { recursive: true })
}

function ignoreMissing(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
  throw error
}
