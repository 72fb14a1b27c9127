import { WaypointError } from '@waypoint/contracts'
import { fetchPackage, type FetchedPackage, type FetchServices } from './fetch-package.ts'
import type { Hub } from './hub.ts'
import type { LockedPackage } from './lock-file.ts'
import { describeSpec, identityOf, type PackageSpec } from './package-spec.ts'
import { type Demand, solveVersions } from './solve-versions.ts'
import { parseRequirement, parseVersion, satisfies } from './versions.ts'

export interface ResolveRequest {
  readonly specs: readonly PackageSpec[]
  /** Who names them: `packages.yml`. */
  readonly by: string
  readonly rootName: string
  readonly dbtVersion: string
  readonly warn: (warning: WaypointError) => void
}

export interface Resolution {
  readonly packages: readonly LockedPackage[]
  /** Folders of what had to be fetched to be read, by identity: it need not be fetched twice. */
  readonly fetched: ReadonlyMap<string, FetchedPackage>
}

/** Which packages a project needs, directly and through others, each in one version. */
export async function resolvePackages(
  request: ResolveRequest,
  hub: Hub,
  services: FetchServices,
): Promise<Resolution> {
  const graph = new Requests(request, services)
  for (const spec of request.specs) graph.add(spec, request.by)
  await graph.fetchAll()
  const isCompatible = compatibility(request.dbtVersion)
  // Versions of the hub may name packages of other kinds, and those may name packages of the hub.
  for (;;) {
    const { versions, others } = await solveVersions(graph.demands, {
      versionsOf: (name) => hub.versions(name),
      isCompatible,
    })
    for (const { spec, by } of others) graph.add(spec, by)
    if (await graph.fetchAll()) continue
    const fromHub = [...versions].map(([name, version]): LockedPackage => {
      const spec = {
        kind: 'hub' as const,
        package: name,
        versions: [version.version.text],
        installPrerelease: false,
      }
      return { name: version.name, spec }
    })
    const fetched = [...graph.fetched.values()].map(({ name, spec }): LockedPackage => ({ name, spec }))
    const packages = inOrderOf(request.specs, [...fromHub, ...fetched])
    checkNames(packages, request.rootName)
    return { packages, fetched: graph.fetched }
  }
}

/** What has been asked for so far. */
class Requests {
  readonly demands: Demand[] = []
  readonly fetched = new Map<string, FetchedPackage>()
  readonly #pending: { readonly spec: FetchedPackage['spec']; readonly by: string }[] = []
  readonly #seen = new Map<string, { readonly spec: PackageSpec; readonly by: string }>()
  readonly #request: ResolveRequest
  readonly #services: FetchServices

  constructor(request: ResolveRequest, services: FetchServices) {
    this.#request = request
    this.#services = services
  }

  add(spec: PackageSpec, by: string): void {
    if (spec.kind === 'hub') {
      this.demands.push({ spec, by })
      return
    }
    const identity = identityOf(spec)
    const known = this.#seen.get(identity)
    if (known === undefined) {
      this.#seen.set(identity, { spec, by })
      this.#pending.push({ spec, by })
    } else if (spec.kind === 'git' && known.spec.kind === 'git' && spec.revision !== known.spec.revision) {
      throw twoRevisions(known.spec, known.by, [spec.revision, by])
    }
  }

  /** Fetches what was added and all that this names; false where there was nothing. */
  async fetchAll(): Promise<boolean> {
    const hadSome = this.#pending.length > 0
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
      const { spec } = next
      if (spec.kind === 'git' && spec.warnUnpinned && UNPINNED.has(spec.revision))
        this.#request.warn(unpinned(spec))
      const fetched = await fetchPackage(spec, this.fetched.size, this.#services)
      this.fetched.set(identityOf(spec), fetched)
      for (const each of fetched.packages) this.add(each, fetched.name)
    }
    return hadSome
  }
}

const UNPINNED: ReadonlySet<string | null> = new Set([null, 'HEAD', 'main', 'master'])

function compatibility(
  dbtVersion: string,
): (version: { readonly requireDbtVersion: readonly string[] }) => boolean {
  const own = parseVersion(dbtVersion)
  return ({ requireDbtVersion }) =>
    own === undefined ||
    requireDbtVersion.every((text) => {
      const requirement = parseRequirement(text)
      return requirement === undefined || satisfies(own, requirement)
    })
}

/** As they are named, those that only others need behind. */
function inOrderOf(specs: readonly PackageSpec[], found: readonly LockedPackage[]): readonly LockedPackage[] {
  const order = new Map(specs.map((spec, index) => [identityOf(spec), index]))
  const place = ({ spec }: LockedPackage): number => order.get(identityOf(spec)) ?? specs.length
  return found.toSorted((left, right) => place(left) - place(right))
}

function checkNames(packages: readonly LockedPackage[], rootName: string): void {
  const seen = new Map<string, PackageSpec>()
  for (const { name, spec } of packages) {
    const other = seen.get(name)
    if (other === undefined && name !== rootName && /^[A-Za-z_]\w*$/.test(name)) {
      seen.set(name, spec)
      continue
    }
    const reason =
      other !== undefined
        ? `${describeSpec(other)} has the name ${name} too`
        : name === rootName
          ? 'it has the name of this project'
          : `'${name}' is no name of a project`
    throw new WaypointError({
      code: 'duplicate-package',
      message: `${describeSpec(spec)} cannot be installed: ${reason}`,
      hint: 'Each package needs a name of its own. Remove one of the two, or rename one in its dbt_project.yml.',
    })
  }
}

function twoRevisions(
  spec: PackageSpec & { readonly revision: string | null },
  by: string,
  [otherRevision, otherBy]: readonly [string | null, string],
): WaypointError {
  return new WaypointError({
    code: 'package-conflict',
    message: `${describeSpec(spec)} is asked for at two revisions: ${by} asks for ${spec.revision ?? 'HEAD'}; ${otherBy} asks for ${otherRevision ?? 'HEAD'}`,
    hint: 'Name one revision for both.',
  })
}

function unpinned(spec: PackageSpec & { readonly revision: string | null }): WaypointError {
  return new WaypointError({
    code: 'unpinned-package',
    message: `${describeSpec(spec)} is not pinned: ${spec.revision ?? 'HEAD'} moves`,
    hint: 'Name a tag or a commit as revision; warn-unpinned: false silences this.',
  })
}
