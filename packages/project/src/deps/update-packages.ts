import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { ProjectEnvironment } from '../config/environment.ts'
import { readRawProject } from '../config/read-project-config.ts'
import { settingsScope } from '../config/settings-scope.ts'
import { text } from '../config/typed-settings.ts'
import { renderTree } from '../yaml/render-tree.ts'
import { type AddedPackage, addPackage } from './add-package.ts'
import type { Fetch } from './download.ts'
import type { FetchServices } from './fetch-package.ts'
import { Hub } from './hub.ts'
import { installPackages } from './install.ts'
import { encodeLock, type Lock, LOCK_FILE, type LockedPackage, readLock } from './lock-file.ts'
import { readPackages } from './read-packages.ts'
import { type Resolution, resolvePackages } from './resolve-packages.ts'

export interface DepsOptions {
  /** Absolute; holds dbt_project.yml. */
  readonly projectDir: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly vars?: Readonly<Record<string, unknown>>
  /** The base address of the registry. */
  readonly hubUrl: string
  /** Of dbt's language, for packages that require one. */
  readonly dbtVersion: string
  readonly fetch: Fetch
  /** Chooses the newest versions, whatever the lock file says. */
  readonly upgrade?: boolean
  /** Writes the lock file and installs nothing. */
  readonly lockOnly?: boolean
  /** Where to install, in place of what dbt_project.yml says. */
  readonly packagesInstallPath?: string
  readonly add?: AddedPackage
  readonly onInstalled?: (installed: LockedPackage) => void
  readonly onWarning?: (warning: WaypointError) => void
  /** Between tries of a download, in milliseconds. */
  readonly pause?: number
}

export interface DepsResult {
  readonly packages: readonly LockedPackage[]
  /** Whether the lock file was written anew. */
  readonly locked: boolean
  /** Relative to the project; null where nothing was installed. */
  readonly installedInto: string | null
}

/** Brings dbt_packages in line with packages.yml: through the lock file where that still fits. */
export async function updatePackages(options: DepsOptions): Promise<DepsResult> {
  const { projectDir } = options
  const environment = new ProjectEnvironment(options.env)
  const scope = settingsScope({ environment, commandLineVars: options.vars ?? {} })
  const project = await readRawProject(projectDir)
  if (options.add !== undefined) await addPackage(projectDir, options.add)
  const declared = await readPackages(projectDir, scope)
  const warn = options.onWarning ?? ignore
  for (const warning of declared.warnings) warn(warning)
  const downloads = {
    fetch: options.fetch,
    ...(options.pause === undefined ? {} : { pause: options.pause }),
  }
  const hub = new Hub(options.hubUrl, downloads)
  const workDir = await mkdtemp(join(tmpdir(), 'waypoint-packages-'))
  const git = { env: options.env, secrets: environment.secrets }
  const services: FetchServices = { downloads, git, scope, workDir }
  try {
    const lock = options.upgrade === true ? null : await readLock(projectDir, scope)
    const fits = lock !== null && lock.hash === declared.hash
    const resolution: Resolution = fits
      ? { packages: lock.packages, fetched: new Map() }
      : await resolvePackages(
          {
            specs: declared.specs,
            by: declared.file,
            rootName: text(project.data.name, ''),
            dbtVersion: options.dbtVersion,
            warn,
          },
          hub,
          services,
        )
    const { packages, fetched } = resolution
    const locked = !fits && packages.length > 0
    if (options.lockOnly !== true) {
      const written = options.packagesInstallPath ?? project.data['packages-install-path']
      const folder = installFolder(written, projectDir, scope)
      const target = resolve(projectDir, folder)
      await installPackages(
        { packages, fetched, target, onInstalled: options.onInstalled ?? ignore },
        hub,
        services,
      )
      if (locked) await writeLock(projectDir, { packages, hash: declared.hash })
      return { packages, locked, installedInto: folder }
    }
    if (locked) await writeLock(projectDir, { packages, hash: declared.hash })
    return { packages, locked, installedInto: null }
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

/** Everything in this folder is replaced, so it cannot be one that holds the project. */
function installFolder(written: unknown, projectDir: string, scope: FetchServices['scope']): string {
  const folder = text(renderTree(written, { scope, file: 'dbt_project.yml' }), 'dbt_packages')
  const toProject = relative(resolve(projectDir, folder), projectDir)
  if (toProject.startsWith('..')) return folder
  throw new WaypointError({
    code: 'invalid-project',
    message: `packages-install-path is ${folder}, which holds the project itself`,
    location: { file: 'dbt_project.yml' },
    hint: 'Name a folder of its own for packages: dbt_packages.',
  })
}

/** After the packages are there: a lock never names what could not be installed. */
async function writeLock(projectDir: string, lock: Lock): Promise<void> {
  const path = join(projectDir, LOCK_FILE)
  await writeFile(`${path}.new`, encodeLock(lock))
  await rename(`${path}.new`, path)
}

function ignore(): void {
  // Nobody listens.
}
