/**
 * How well the demo's customers are the companies of its truth: by source and by kind of mess, as Markdown.
 * `node benchmarks/identity/demo.mjs [--dir <workspace>] [--scale small|demo] [--seed n] [--sources a,b]`; builds the
 * demo in a temporary folder where no workspace is named.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { runWaypoint } from '../measure/run-waypoint.mjs'

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    scale: { type: 'string', default: 'demo' },
    seed: { type: 'string', default: '1' },
    sources: { type: 'string' },
  },
})

const PARTS = [
  ['overall', 'All records'],
  ['by-source', 'By the sources of the two records'],
  ['by-mess', 'By kind of mess that one of the two records carries'],
  ['errors', 'Every mistake'],
  ['people', 'People'],
]

const temporary = values.dir === undefined ? mkdtempSync(join(tmpdir(), 'waypoint-identity-')) : undefined
const dir = values.dir ?? temporary
try {
  if (temporary !== undefined) await buildDemo(temporary)
  const pointer = JSON.parse(readFileSync(join(dir, 'published', 'current.json'), 'utf8'))
  const database = await DuckDBInstance.create(':memory:')
  const connection = await database.connect()
  await connection.run(`attach '${join(dir, 'published', pointer.file)}' as published (read_only)`)
  await connection.run(`attach '${join(dir, 'truth.duckdb')}' as truth (read_only)`)
  for (const [name, title] of PARTS) {
    const sql = readFileSync(new URL(`truth/${name}.sql`, import.meta.url), 'utf8')
    const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson()
    console.log(`\n${title}\n\n${markdown(rows)}`)
  }
  connection.closeSync()
  database.closeSync()
} finally {
  if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true })
}

async function buildDemo(folder) {
  const further = values.sources === undefined ? [] : ['--sources', values.sources]
  const steps = [
    ['simulate', '--scale', values.scale, '--seed', values.seed, ...further],
    ['build'],
    ['publish'],
  ]
  for (const step of steps) {
    const { exitCode, output } = await runWaypoint([...step, '--dir', folder])
    if (exitCode !== 0) throw new Error(`waypoint ${step[0]} ended with exit code ${exitCode}\n${output}`)
  }
}

function markdown(rows) {
  if (rows.length === 0) return 'None.'
  const columns = Object.keys(rows[0])
  return [
    line(columns.map((column) => column.replaceAll('_', ' '))),
    line(columns.map((column) => (typeof rows[0][column] === 'number' ? '--:' : '---'))),
    ...rows.map((row) => line(columns.map((column) => cell(column, row[column])))),
  ].join('\n')
}

function line(cells) {
  return `| ${cells.join(' | ')} |`
}

function cell(column, value) {
  if (value === null) return '–'
  return ['precision', 'recall', 'f1'].includes(column) ? `${(value * 100).toFixed(2)} %` : String(value)
}
