/**
 * Simulates a company, measures it, and writes docs/simulator-quality.md with its pictures.
 * `node scripts/simulator-quality.mjs [--customers 3000] [--months 30] [--seed 1]`
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))
const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '3000' },
    months: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
  },
})
const count = (name) => {
  const number = Number(values[name])
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} ${values[name]} is no whole number`)
  return number
}
const [customers, months, seed] = ['customers', 'months', 'seed'].map(count)

/** The simulator is TypeScript: bundled beside the installed packages, so that it finds DuckDB. */
async function loadSimulator() {
  const outfile = join(root, 'node_modules/.cache/simulator-quality.mjs')
  await build({
    stdin: {
      contents: `export { simulate } from '@waypoint/simulator'\nexport * from '@waypoint/simulator/quality'`,
      resolveDir: join(root, 'apps/cli'),
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@duckdb/*'],
  })
  return import(pathToFileURL(outfile).href)
}

async function opened(files) {
  const instance = await DuckDBInstance.create(files.warehouse, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  await connection.run(`attach '${files.truth.replaceAll("'", "''")}' as truth_file (read_only)`)
  const query = async (sql) => {
    const reader = await connection.runAndReadAll(sql.replaceAll('truth.', 'truth_file.truth.'))
    return reader.getRowObjectsJS()
  }
  const close = () => {
    connection.closeSync()
    instance.closeSync()
  }
  return { query, close }
}

const { MEASURED_SOURCES, simulate, writeQualityReport } = await loadSimulator()
const folder = await mkdtemp(join(tmpdir(), 'simulator-quality-'))
try {
  const output = {
    kind: 'duckdb',
    warehouse: join(folder, 'warehouse.duckdb'),
    truth: join(folder, 'truth.duckdb'),
  }
  const shape = { scale: 'demo', seed, customerCount: customers, months, sources: [...MEASURED_SOURCES] }
  await simulate({ ...shape, output })
  const { query, close } = await opened(output)
  const subject = `It shows seed ${seed}: ${customers.toLocaleString('en-US')} customers in the first two years, ${months} months.`
  const files = await writeQualityReport(query, subject)
  close()
  const docs = join(root, 'docs')
  await mkdir(join(docs, 'images/simulator'), { recursive: true })
  for (const [name, content] of files) await writeFile(join(docs, name), content)
  console.log(`docs/simulator-quality.md and ${files.size - 1} pictures written`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
