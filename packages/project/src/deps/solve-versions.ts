import { WaypointError } from '@waypoint/contracts'
import type { HubVersion } from './hub.ts'
import type { HubSpec, PackageSpec } from './package-spec.ts'
import { compareVersions, parseRequirement, type Requirement, satisfies } from './versions.ts'

/** What somebody asks of a package of the hub. */
export interface Demand {
  readonly spec: HubSpec
  /** Who asks: `packages.yml`, `dbt-labs/dbt_utils 1.1.1`. */
  readonly by: string
}

export interface SolveOptions {
  readonly versionsOf: (packageName: string) => Promise<readonly HubVersion[]>
  /** False for a version that does not work with this version of dbt's language. */
  readonly isCompatible: (version: HubVersion) => boolean
}

export interface Solution {
  /** Package name → its version. */
  readonly versions: ReadonlyMap<string, HubVersion>
  /** Packages of other kinds that the chosen versions name. */
  readonly others: readonly { readonly spec: PackageSpec; readonly by: string }[]
}

/**
 * The newest versions that meet all demands, those of the chosen versions included. Newest first, package by
 * package in the order in which they are named; where that leads to a conflict, the next older is tried.
 */
export async function solveVersions(demands: readonly Demand[], options: SolveOptions): Promise<Solution> {
  const search: Search = { options, budget: MOST_TRIES, conflict: undefined }
  const chosen = await choose(demands, new Map(), search)
  if (chosen === null) throw search.conflict ?? new Error('no versions, and no conflict')
  return { versions: chosen, others: othersOf(chosen) }
}

/** Far more than any real set of packages needs; a contrived one is told instead of searched for hours. */
const MOST_TRIES = 5000

interface Search {
  readonly options: SolveOptions
  budget: number
  /** The first conflict that was met: that of the newest versions, which is the one to tell. */
  conflict: WaypointError | undefined
}

type Chosen = ReadonlyMap<string, HubVersion>

async function choose(demands: readonly Demand[], chosen: Chosen, search: Search): Promise<Chosen | null> {
  const open = demands.find((demand) => !chosen.has(demand.spec.package))
  if (open === undefined) return chosen
  const name = open.spec.package
  const own = demands.filter((demand) => demand.spec.package === name)
  const all = await search.options.versionsOf(name)
  const fitting = candidates(own, all).filter(search.options.isCompatible)
  if (fitting.length === 0) search.conflict ??= noVersion(name, own, all)
  for (const version of fitting) {
    search.budget -= 1
    if (search.budget < 0) return null
    const further = demandsOf(name, version)
    const next = new Map(chosen).set(name, version)
    const broken = further.find(({ spec }) => {
      const there = next.get(spec.package)
      return there !== undefined && !meets(there, spec)
    })
    if (broken === undefined) {
      const found = await choose([...demands, ...further], next, search)
      if (found !== null) return found
    } else {
      const asking = [...demands, ...further].filter((each) => each.spec.package === broken.spec.package)
      search.conflict ??= noVersion(
        broken.spec.package,
        asking,
        await search.options.versionsOf(broken.spec.package),
      )
    }
  }
  return null
}

/** Newest first; prereleases only where somebody asks for them. */
function candidates(demands: readonly Demand[], all: readonly HubVersion[]): readonly HubVersion[] {
  const prereleases = demands.some(
    ({ spec }) =>
      spec.installPrerelease || requirements(spec).some((each) => each.version.prerelease.length > 0),
  )
  return all
    .filter((each) => prereleases || each.version.prerelease.length === 0)
    .filter((each) => demands.every((demand) => meets(each, demand.spec)))
    .toSorted((left, right) => compareVersions(right.version, left.version))
}

function meets({ version }: HubVersion, spec: HubSpec): boolean {
  return requirements(spec).every((requirement) => satisfies(version, requirement))
}

function requirements(spec: HubSpec): readonly Requirement[] {
  return spec.versions.flatMap((text) => parseRequirement(text) ?? [])
}

function demandsOf(name: string, version: HubVersion): readonly Demand[] {
  const by = `${name} ${version.version.text}`
  return version.packages.flatMap((spec) => (spec.kind === 'hub' ? [{ spec, by }] : []))
}

function othersOf(chosen: Chosen): Solution['others'] {
  return [...chosen].flatMap(([name, version]) =>
    version.packages.flatMap((spec) =>
      spec.kind === 'hub' ? [] : [{ spec, by: `${name} ${version.version.text}` }],
    ),
  )
}

function noVersion(name: string, demands: readonly Demand[], all: readonly HubVersion[]): WaypointError {
  const wishes = demands.map(({ spec, by }) => `${by} asks for ${spec.versions.join(', ')}`)
  const newest = all
    .toSorted((left, right) => compareVersions(right.version, left.version))
    .slice(0, 8)
    .map((each) => each.version.text)
  const fits = candidates(demands, all)
  const isOurs = fits.length > 0
  return new WaypointError({
    code: 'package-conflict',
    message: isOurs
      ? `No version of ${name} that is asked for works with this version (require-dbt-version): ${wishes.join('; ')}`
      : `There is no version of ${name} for everybody: ${wishes.join('; ')}`,
    hint:
      newest.length === 0
        ? 'The hub lists no versions of it.'
        : `The newest versions are ${newest.join(', ')}. Widen one of these ranges in packages.yml.`,
  })
}
