import { resolve } from 'node:path'

/** A package from the registry, with all conditions its version has to meet. */
export interface HubSpec {
  readonly kind: 'hub'
  /** `dbt-labs/dbt_utils` */
  readonly package: string
  readonly versions: readonly string[]
  readonly installPrerelease: boolean
}

export interface GitSpec {
  readonly kind: 'git'
  readonly url: string
  /** As it is written in the file: a secret in the URL is a call of env_var there. */
  readonly written: string
  readonly revision: string | null
  readonly subdirectory: string | null
  readonly warnUnpinned: boolean
}

export interface TarballSpec {
  readonly kind: 'tarball'
  readonly url: string
  readonly written: string
  readonly name: string
  /** Hexadecimal; checked where it is given. */
  readonly sha256: string | null
}

export interface LocalSpec {
  readonly kind: 'local'
  /** As written, relative to the project that names it. */
  readonly path: string
  readonly folder: string
}

export type PackageSpec = HubSpec | GitSpec | TarballSpec | LocalSpec

/** Equal for two mentions of the same package. */
export function identityOf(spec: PackageSpec): string {
  switch (spec.kind) {
    case 'hub':
      return `hub ${spec.package}`
    case 'git':
      return `git ${spec.url.replace(/\.git$/, '')} ${spec.subdirectory ?? ''}`
    case 'tarball':
      return `tarball ${spec.url}`
    case 'local':
      return `local ${resolve(spec.folder)}`
  }
}

/** For people; never with a secret in it. */
export function describeSpec(spec: PackageSpec): string {
  switch (spec.kind) {
    case 'hub':
      return spec.package
    case 'git':
      return spec.subdirectory === null ? spec.written : `${spec.written} (${spec.subdirectory})`
    case 'tarball':
      return spec.written
    case 'local':
      return spec.path
  }
}
