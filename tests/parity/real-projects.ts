import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compareReadings, type Difference } from './differences.ts'
import { addJaffleOrders } from './jaffle-seeds.ts'
import { isKnownRun, KNOWN_RUN_DIFFERENCES } from './known-run-differences.ts'
import { askDbt, dbtPython } from './oracle.ts'
import { compareRuns } from './run-differences.ts'
import { askDbtToRun, type Life, type RunnableCopy, type Step } from './runs.ts'
import { askWaypoint } from './waypoint.ts'
import { askWaypointToRun } from './waypoint-runs.ts'

interface PublicProject {
  readonly name: string
  /** Folder of the clone, and of the project in it. */
  readonly clone: string
  readonly folder: string
  /** Folders of further clones by the name of the package that each holds. */
  readonly packages: Readonly<Record<string, string>>
  /** What it has to be told to load its own data. */
  readonly vars?: string
  /** Relations with random values: they are compared by their columns and the number of their rows. */
  readonly random?: RegExp
}

const PROJECTS: readonly PublicProject[] = [
  { name: 'jaffle_shop_duckdb', clone: 'jaffle_shop_duckdb', folder: '', packages: {} },
  {
    name: 'jaffle-shop',
    clone: 'jaffle-shop',
    folder: '',
    packages: { dbt_utils: 'dbt-utils', dbt_date: 'dbt-date', audit_helper: 'audit-helper' },
    vars: '{load_source_data: true}',
  },
  {
    name: "dbt_utils' integration tests",
    clone: 'dbt-utils',
    folder: 'integration_tests',
    packages: { dbt_utils: 'dbt-utils' },
  },
  {
    name: "dbt_expectations' integration tests",
    clone: 'dbt-expectations',
    folder: 'integration_tests',
    packages: { dbt_expectations: 'dbt-expectations', dbt_date: 'dbt-date' },
    random: /\.timeseries_/,
  },
  {
    name: 'dbt_google_ads',
    clone: 'dbt_google_ads',
    folder: 'integration_tests',
    packages: {
      google_ads: 'dbt_google_ads',
      fivetran_utils: 'fivetran_utils',
      spark_utils: 'spark-utils',
      dbt_utils: 'dbt-utils',
    },
  },
]

/** What came of one project: nodes and compared values, or why there is nothing to say. */
export interface Outcome {
  readonly name: string
  readonly status: 'compared' | 'not found' | 'not readable'
  readonly nodes: number
  readonly values: number
  readonly different: number
  /** How many values differ, by section and field. */
  readonly fields: Readonly<Record<string, number>>
  readonly message: string
  /** What came of building it from nothing; absent where only reading was asked for. */
  readonly build?: BuildOutcome
}

/** One build of a public project, as dbt and waypoint do it. */
export interface BuildOutcome {
  /** How many nodes came to each status, in dbt and here. */
  readonly statuses: Readonly<Record<'dbt' | 'waypoint', Readonly<Record<string, number>>>>
  readonly relations: number
  readonly rows: number
  /** How many differ, by area. */
  readonly different: Readonly<Record<string, number>>
}

const REPORT = fileURLToPath(new URL('recorded/real-projects.json', import.meta.url))

/** Arguments: `--from <folder with clones>`, `--only <clone>`, `--show` for every difference, `--read` to build nothing. */
export async function readRealProjects(args: readonly string[]): Promise<void> {
  const python = dbtPython()
  if (python === undefined) {
    console.log('WAYPOINT_DBT_PYTHON names no Python with dbt 1.12: nothing to compare with.')
    return
  }
  const from = args[args.indexOf('--from') + 1] ?? '.'
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined
  for (const project of PROJECTS.filter(({ clone }) => only === undefined || clone === only)) {
    const reader = { python, from, show: args.includes('--show') }
    const read = await readOne(project, reader)
    const build =
      args.includes('--read') || read.status === 'not found' ? {} : { build: await buildOne(project, reader) }
    const outcome = { ...read, ...build }
    record(outcome)
    console.log(`${outcome.name}: ${describe(outcome)}`)
  }
}

/** Puts an outcome in the place of the earlier one of the same project. */
function record(outcome: Outcome): void {
  const earlier = JSON.parse(readFileSync(REPORT, 'utf8')) as readonly Outcome[]
  const outcomes = PROJECTS.flatMap(({ name }) =>
    name === outcome.name ? [outcome] : earlier.filter((each) => each.name === name),
  )
  writeFileSync(REPORT, `${JSON.stringify(outcomes, null, 2)}\n`)
}

function stepsOf({ vars }: PublicProject): readonly Step[] {
  const given = vars === undefined ? [] : ['--vars', vars]
  return [{ command: ['seed', ...given] }, { command: ['build', ...given], rows: true }]
}

async function buildOne(project: PublicProject, { python, from, show }: Reader): Promise<BuildOutcome> {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-real-'))
  const copyFor = (name: string): RunnableCopy => ({
    dir: prepared(project, from, join(dir, name)),
    database: 'real.duckdb',
    profiles: '.',
  })
  try {
    const steps = stepsOf(project)
    const dbt = counted(await askDbtToRun(python, copyFor('dbt'), steps), project)
    const waypoint = counted(await askWaypointToRun(copyFor('waypoint'), steps), project)
    const { differences } = compareRuns(steps, dbt, waypoint)
    const unexplained = differences.filter(
      (each) => !KNOWN_RUN_DIFFERENCES.some((known) => isKnownRun(each, known)),
    )
    if (show) for (const difference of unexplained) console.log(JSON.stringify(difference).slice(0, 2000))
    const relations = Object.values(waypoint.steps.at(-1)?.relations ?? {})
    return {
      statuses: { dbt: countStatuses(dbt), waypoint: countStatuses(waypoint) },
      relations: relations.length,
      rows: relations.reduce((sum, { rows }) => sum + (rows?.length ?? 0), 0),
      different: countBy(unexplained.map(({ area }) => area)),
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function counted(life: Life, { random }: PublicProject): Life {
  if (random === undefined) return life
  const steps = life.steps.map((ran) => ({
    ...ran,
    relations:
      ran.relations === null
        ? null
        : Object.fromEntries(
            Object.entries(ran.relations).map(([name, each]) => [
              name,
              random.test(name) ? { ...each, rows: (each.rows ?? []).map(() => []) } : each,
            ]),
          ),
  }))
  return { ...life, steps }
}

function countStatuses({ steps }: Life): Readonly<Record<string, number>> {
  return countBy((steps.at(-1)?.results ?? []).map(({ status }) => String(status)))
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

function describe({ status, nodes, values, different, message, build }: Outcome): string {
  const read =
    status === 'compared'
      ? `${nodes} nodes, ${values} values compared, ${different} different`
      : `${status} ${message}`
  return build === undefined ? read : `${read}; built ${JSON.stringify(build)}`
}

interface Reader {
  readonly python: string
  readonly from: string
  readonly show: boolean
}

async function readOne(project: PublicProject, { python, from, show }: Reader): Promise<Outcome> {
  const nothing = { name: project.name, nodes: 0, values: 0, different: 0, fields: {} }
  if (!existsSync(join(from, project.clone))) return { ...nothing, status: 'not found', message: '' }
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-real-'))
  try {
    const cases = { selectors: [], commands: [] }
    const dbt = await askDbt(python, prepared(project, from, join(dir, 'dbt')), cases)
    const waypoint = await askWaypoint(prepared(project, from, join(dir, 'waypoint')), cases)
    const { compared, differences } = compareReadings({ ...dbt, compiled: {} }, { ...waypoint, compiled: {} })
    if (show) for (const difference of differences) console.log(JSON.stringify(difference))
    return {
      name: project.name,
      status: 'compared',
      nodes: Object.keys(dbt.manifest.nodes ?? {}).length,
      values: compared.manifest,
      different: differences.length,
      fields: countFields(differences),
      message: '',
    }
  } catch (error) {
    return { ...nothing, status: 'not readable', message: String(error).slice(0, 2000) }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function countFields(differences: readonly Difference[]): Readonly<Record<string, number>> {
  return countBy(
    differences.map(({ place, subject }) => {
      const type = subject.split('.')[0] ?? ''
      return `\`${place.split('.').slice(0, 3).join('.')}\` of a ${type}`
    }),
  )
}

/** A copy with its packages in place and a DuckDB profile. */
function prepared(project: PublicProject, from: string, dir: string): string {
  copy(join(from, project.clone, project.folder), dir)
  addJaffleOrders(dir)
  for (const file of ['packages.yml', 'dependencies.yml', 'package-lock.yml']) {
    rmSync(join(dir, file), { force: true })
  }
  const packages = Object.entries(project.packages).filter(([, clone]) => existsSync(join(from, clone)))
  for (const [name, clone] of packages) {
    for (const folder of ['local', 'dbt_packages']) {
      const target = join(dir, folder, name)
      copy(join(from, clone), target)
      for (const file of ['packages.yml', 'integration_tests']) {
        rmSync(join(target, file), { force: true, recursive: true })
      }
    }
  }
  const local = packages.map(([name]) => `  - local: local/${name}\n`).join('')
  if (packages.length > 0) writeFileSync(join(dir, 'packages.yml'), `packages:\n${local}`)
  const profile = /^profile:\s*['"]?([\w-]+)/m.exec(readFileSync(join(dir, 'dbt_project.yml'), 'utf8'))?.[1]
  const output = '{type: duckdb, path: real.duckdb, schema: main, threads: 1}'
  writeFileSync(
    join(dir, 'profiles.yml'),
    `${profile ?? 'default'}:\n  target: dev\n  outputs:\n    dev: ${output}\n`,
  )
  return dir
}

function copy(source: string, target: string): void {
  cpSync(source, target, {
    recursive: true,
    filter: (path) => !/\/(?:\.git|node_modules|\.venv)$/.test(path),
  })
}
