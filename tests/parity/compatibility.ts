import { readFileSync } from 'node:fs'
import type { Comparison, Difference } from './differences.ts'
import { isKnown, KNOWN_DIFFERENCES } from './known-differences.ts'
import { KNOWN_RUN_DIFFERENCES } from './known-run-differences.ts'
import type { Outcome } from './real-projects.ts'

const AREAS: Readonly<Record<Difference['area'], string>> = {
  manifest: 'Values of manifest.json',
  selection: 'Selections (`ls`)',
  'compiled SQL': 'Compiled SQL, node by node',
  'exit codes': 'Exit codes',
}

const DATABASES: Readonly<Record<string, string>> = { duckdb: 'DuckDB', postgres: 'PostgreSQL' }

const RUN_TITLES: Readonly<Record<string, string>> = {
  'exit codes': 'Exit codes',
  results: 'Results: status, relation, failures and messages of tests, failed batches',
  relations: 'Relations, with columns, types and rows',
  freshness: 'Freshness of sources',
  catalog: 'Entries of catalog.json',
}

/** docs/compatibility.md, from what the comparisons found. */
export function compatibilityPage(comparison: Comparison, version: string): string {
  const rows = Object.entries(AREAS).map(([area, title]) => {
    const compared = comparison.compared[area as Difference['area']]
    const different = comparison.differences.filter((each) => each.area === area)
    const explained = different.filter((each) => KNOWN_DIFFERENCES.some((known) => isKnown(each, known)))
    return `| ${title} | ${compared} | ${different.length} | ${explained.length} |`
  })
  const runCounts = Object.keys(DATABASES).map(readRunCounts)
  const runRows = Object.entries(RUN_TITLES).map(([area, title]) => {
    const cells = runCounts.map(({ counts }) => `${counts[area]?.compared} | ${counts[area]?.different}`)
    return `| ${title} | ${cells.join(' | ')} |`
  })
  const known = KNOWN_DIFFERENCES.map(({ what, why }) => `| ${what} | ${why} |`)
  return `# Compatibility with dbt

What waypoint makes of a project, compared with dbt ${version}. This page is written by the tests in
\`tests/parity\`; do not edit it. To write it again: \`npx vitest run tests/parity -u\`.
To ask dbt anew: \`WAYPOINT_DBT_PYTHON=<a Python with dbt 1.12> WAYPOINT_RECORD=yes npx vitest run tests/parity -u\`.

## A project with everything in it

\`tests/parity/projects/shop\` has every kind of resource, a package, versions, contracts, hooks, snapshots in
both forms, unit tests in every format and a semantic layer. Macros of dbt itself are not compared: each has its own.

| What | Compared | Different | Of these explained |
|---|---|---|---|
${rows.join('\n')}

## What differs, and why

| What | Why |
|---|---|
${known.join('\n')}

## A project that is run

\`tests/parity/projects/runs\` is seeded, built, edited, snapshotted, tested, run in part, fully refreshed, retried,
built empty and documented: ${runCounts[0]?.steps ?? 0} commands one after the other, under dbt and here. After each the exit
code, the results in run_results.json, and after most everything in the database: the kinds of its relations,
their columns and types, every row.

| What | ${Object.values(DATABASES)
    .map((name) => `Compared on ${name} | Different`)
    .join(' | ')} |
|---|${Object.values(DATABASES)
    .map(() => '---|---|')
    .join('')}
${runRows.join('\n')}

| What differs | Why |
|---|---|
${KNOWN_RUN_DIFFERENCES.map(({ what, why }) => `| ${what} | ${why} |`).join('\n')}

\`analytics/\`, some 850 nodes on a simulated company, comes to the same statuses, columns and rows under
dbt (\`tests/parity/analytics.test.ts\`).

## Public projects

Read by both, value by value of manifest.json (\`tests/parity/real-projects.mjs\`); none is part of this repository.

| Project | Nodes | Values compared | Different | Where |
|---|---|---|---|---|
${realProjects().join('\n')}

Built from nothing by both, on DuckDB: every status, and every row of every relation that holds no random values.

| Project | Under dbt | Here | Relations | Rows | Different |
|---|---|---|---|---|---|
${builtProjects().join('\n')}

The errors in dbt_utils are those of macros that it does not write for DuckDB; what differs there is a seed with
cells of two single quotes, which dbt-duckdb lets DuckDB take for quoted nothing. jaffle-shop is built with generated
orders in place of its own, which are too large to be at hand everywhere, and one of its tests fails on them.

What differs in reading: waypoint reads CRLF as LF and drops byte order marks; tests of disabled models and
arguments of generic tests as above; a test that a project and a package both have; \`enabled\` in
\`unrendered_config\`, which dbt renders.

## State

With \`--state\` waypoint reads the artifacts of dbt, and dbt those of waypoint: where nobody changed anything,
waypoint finds nothing modified, and so does dbt in \`state:modified.body\`, \`.configs\`, \`.relation\`,
\`.contract\` and \`.persisted_descriptions\`. Only \`state:modified.macros\` (and with it \`state:modified\`) of
dbt compares the text of dbt's built-in macros, which are written anew here: it names what uses them, such as
generic tests and models that call \`is_incremental()\`. Artifacts that dbt wrote with waypoint as its parser have
dbt's macros.

## dbt with waypoint as its parser

\`dbt build --use-v2-parser --v2-parser "waypoint parse"\` runs the project above from our manifest: see
[guides/faster-dbt.md](guides/faster-dbt.md).
`
}

interface RunCounts {
  readonly steps: number
  readonly counts: Readonly<Record<string, { readonly compared: number; readonly different: number }>>
}

function readRunCounts(database: string): RunCounts {
  return readRecorded(`run-counts-${database}.json`) as RunCounts
}

function readRecorded(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`recorded/${name}`, import.meta.url), 'utf8'))
}

function realProjects(): readonly string[] {
  const outcomes = readRecorded('real-projects.json') as readonly Outcome[]
  return outcomes.map(({ name, status, nodes, values, different, fields }) =>
    status === 'compared'
      ? `| ${name} | ${nodes} | ${values} | ${different} | ${Object.entries(fields)
          .map(([field, count]) => `${field} ${count}×`)
          .join(', ')} |`
      : `| ${name} | ${status} | | | |`,
  )
}

function builtProjects(): readonly string[] {
  const outcomes = readRecorded('real-projects.json') as readonly Outcome[]
  return outcomes.flatMap(({ name, build }) => {
    if (build === undefined) return []
    const { statuses, relations, rows, different } = build
    const found = Object.entries(different).map(([area, count]) => `${area} ${count}×`)
    const cells = [
      name,
      inWords(statuses.dbt),
      inWords(statuses.waypoint),
      relations,
      rows,
      found.join(', ') || '0',
    ]
    return [`| ${cells.join(' | ')} |`]
  })
}

function inWords(statuses: Readonly<Record<string, number>>): string {
  return Object.entries(statuses)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([status, count]) => `${count} ${status}`)
    .join(', ')
}
