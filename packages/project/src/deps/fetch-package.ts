import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import type { Scope } from '@waypoint/jinja'
import { readRawProject } from '../config/read-project-config.ts'
import { asText } from '../yaml/as-text.ts'
import { renderTree } from '../yaml/render-tree.ts'
import { checkSha256, download, type Downloads } from './download.ts'
import { checkOut, type GitEnvironment } from './git.ts'
import {
  describeSpec,
  type GitSpec,
  type LocalSpec,
  type PackageSpec,
  type TarballSpec,
} from './package-spec.ts'
import { readPackages } from './read-packages.ts'
import { unpack } from './tar.ts'

export interface FetchServices {
  readonly downloads: Downloads
  readonly git: GitEnvironment
  readonly scope: Scope
  /** Where fetched packages are put; the caller removes it. */
  readonly workDir: string
}

export interface FetchedPackage {
  /** The name of its project. */
  readonly name: string
  /** With the revision that was fetched. */
  readonly spec: GitSpec | TarballSpec | LocalSpec
  readonly folder: string
  readonly packages: readonly PackageSpec[]
}

/** Brings a package that no registry describes, and reads what it is and what it needs. */
export async function fetchPackage(
  spec: GitSpec | TarballSpec | LocalSpec,
  number: number,
  services: FetchServices,
): Promise<FetchedPackage> {
  const target = join(services.workDir, String(number))
  const { folder, pinned } = await bring(spec, target, services)
  const raw = await readRawProject(folder).catch((cause: unknown) => {
    throw new WaypointError({
      code: 'no-package',
      message: `${describeSpec(spec)} is no dbt package: it has no dbt_project.yml`,
      hint:
        spec.kind === 'git'
          ? 'Name the folder that holds it with subdirectory.'
          : 'Name the folder that holds dbt_project.yml.',
      cause,
    })
  })
  const name = asText(renderTree(raw.data.name, { scope: services.scope, file: 'dbt_project.yml' }))
  const { specs } = await readPackages(folder, services.scope)
  return { name: spec.kind === 'tarball' ? spec.name : name, spec: pinned, folder, packages: specs }
}

interface Brought {
  readonly folder: string
  readonly pinned: FetchedPackage['spec']
}

async function bring(
  spec: GitSpec | TarballSpec | LocalSpec,
  target: string,
  services: FetchServices,
): Promise<Brought> {
  switch (spec.kind) {
    case 'local':
      return { folder: spec.folder, pinned: spec }
    case 'git': {
      const { folder, revision } = await checkOut(spec, target, services.git)
      return { folder, pinned: { ...spec, revision } }
    }
    case 'tarball': {
      await unpackFrom(spec, target, services.downloads)
      return { folder: target, pinned: spec }
    }
  }
}

export interface Archive {
  readonly url: string
  readonly written: string
  readonly sha256: string | null
}

export async function unpackFrom(archive: Archive, target: string, downloads: Downloads): Promise<void> {
  const content = await download(archive.url, archive.written, downloads)
  if (content === null) {
    throw new WaypointError({
      code: 'download-failed',
      message: `There is nothing at ${archive.written}`,
      hint: 'Check the address of the archive.',
    })
  }
  if (archive.sha256 !== null) checkSha256(content, archive.sha256, archive.written)
  await mkdir(target, { recursive: true })
  await unpack(content, target, archive.written)
}
