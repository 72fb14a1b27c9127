import { type AddedPackage, describeSpec, type LockedPackage, updatePackages } from '@waypoint/project'
import { DBT_VERSION } from '@waypoint/context'
import { locateProject } from '../engine/locate-project.ts'
import { parseVars } from '../engine/vars.ts'
import type { Host } from '../host.ts'
import { renderWarning } from '../terminal/warning-view.ts'
import { addedPackage } from './added-package.ts'

export interface DepsCommandOptions {
  readonly projectDir?: string
  readonly vars?: string
  readonly packagesInstallPath?: string
  readonly upgrade?: boolean
  readonly lock?: boolean
  readonly addPackage?: string
  readonly source: AddedPackage['source']
  readonly quiet?: boolean
}

const HUB = 'https://hub.getdbt.com/'

/** The one command that may use the network: it asks the hub, git servers and archives that packages.yml names. */
export async function installDependencies(options: DepsCommandOptions, host: Host): Promise<void> {
  const say = options.quiet === true ? () => undefined : host.out
  const { projectDir, env } = locateProject(options.projectDir, host)
  const result = await updatePackages({
    projectDir,
    env,
    hubUrl: env['DBT_PACKAGE_HUB_URL'] ?? HUB,
    dbtVersion: DBT_VERSION,
    fetch: globalThis.fetch,
    upgrade: options.upgrade ?? false,
    lockOnly: options.lock ?? false,
    ...installPath(options.packagesInstallPath ?? env['DBT_PACKAGES_INSTALL_PATH']),
    onInstalled: (installed) => say(`${host.style.ok('installed')} ${describe(installed)}\n`),
    onWarning: (warning) => host.err(renderWarning(warning, host.style)),
    ...(options.vars === undefined ? {} : { vars: parseVars(options.vars) }),
    ...(options.addPackage === undefined ? {} : { add: addedPackage(options.addPackage, options.source) }),
  })
  if (result.packages.length === 0) say('packages.yml names no packages: there is nothing to install.\n')
  if (result.locked)
    say('package-lock.yml is written anew: commit it, so that everybody gets these versions.\n')
  host.exitWith(0)
}

function installPath(folder: string | undefined): { readonly packagesInstallPath?: string } {
  return folder === undefined || folder === '' ? {} : { packagesInstallPath: folder }
}

function describe({ name, spec }: LockedPackage): string {
  switch (spec.kind) {
    case 'hub':
      return `${spec.package} ${spec.versions[0] ?? ''}`
    case 'git':
      return `${name} from ${describeSpec(spec)} at ${(spec.revision ?? '').slice(0, 12)}`
    case 'tarball':
    case 'local':
      return `${name} from ${describeSpec(spec)}`
  }
}
