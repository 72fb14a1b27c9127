import { WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import { isMap } from '../yaml/read-yaml.ts'
import { strings } from '../config/typed-settings.ts'
import { download, type Downloads } from './download.ts'
import type { PackageSpec } from './package-spec.ts'
import { specsOf } from './read-packages.ts'
import { parseVersion, type Version } from './versions.ts'

export interface HubVersion {
  readonly version: Version
  /** The project's name, which is the name of its folder. */
  readonly name: string
  readonly packages: readonly PackageSpec[]
  readonly requireDbtVersion: readonly string[]
  readonly tarball: string
}

/** A package registry as hub.getdbt.com serves it: static JSON under `api/v1/`. */
export class Hub {
  readonly #baseUrl: string
  readonly #downloads: Downloads
  readonly #packages = new Map<string, Promise<readonly HubVersion[]>>()

  constructor(baseUrl: string, downloads: Downloads) {
    this.#baseUrl = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`
    this.#downloads = downloads
  }

  /** Every version there is of a package. Each package is asked for once. */
  versions(packageName: string): Promise<readonly HubVersion[]> {
    const known = this.#packages.get(packageName)
    if (known !== undefined) return known
    const asked = this.#read(packageName)
    this.#packages.set(packageName, asked)
    return asked
  }

  async #read(packageName: string): Promise<readonly HubVersion[]> {
    const data = await this.#json(packageName)
    if (data === null) throw await this.#unknownPackage(packageName)
    if (!isMap(data) || !isMap(data.versions)) throw this.#unexpected(packageName)
    return Object.entries(data.versions).flatMap(([text, entry]) => {
      const version = parseVersion(text)
      return version === undefined || !isMap(entry) ? [] : [hubVersion(packageName, version, entry)]
    })
  }

  async #json(name: string): Promise<unknown> {
    const body = await download(
      `${this.#baseUrl}api/v1/${name}.json`,
      `${name} from the hub`,
      this.#downloads,
    )
    if (body === null) return null
    try {
      return JSON.parse(body.toString('utf8'))
    } catch (cause) {
      throw this.#unexpected(name, cause)
    }
  }

  async #unknownPackage(packageName: string): Promise<WaypointError> {
    const index = await this.#json('index').catch(() => null)
    const names = Array.isArray(index) ? index.filter((each) => typeof each === 'string') : []
    const near = nearestName(packageName, names)
    return new WaypointError({
      code: 'unknown-package',
      message: `The hub has no package '${packageName}'`,
      hint:
        near === undefined
          ? `Packages are listed at ${this.#baseUrl}. One that is not there can be named with git or tarball.`
          : `Did you mean ${near}?`,
    })
  }

  #unexpected(name: string, cause?: unknown): WaypointError {
    return new WaypointError({
      code: 'invalid-hub',
      message: `The hub at ${this.#baseUrl} gave no package index for ${name}`,
      hint: 'Check the address of the hub (DBT_PACKAGE_HUB_URL).',
      cause,
    })
  }
}

function hubVersion(
  packageName: string,
  version: Version,
  entry: Readonly<Record<string, unknown>>,
): HubVersion {
  const downloads = isMap(entry.downloads) ? entry.downloads : {}
  const source = { file: `${packageName} ${version.text} on the hub`, text: '', rootDir: '' }
  return {
    version,
    name: typeof entry.name === 'string' ? entry.name : (packageName.split('/')[1] ?? packageName),
    packages: specsOf(entry.packages, source),
    requireDbtVersion: strings(entry.require_dbt_version, []),
    tarball: typeof downloads.tarball === 'string' ? downloads.tarball : '',
  }
}
