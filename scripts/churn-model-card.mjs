/**
 * Writes docs/churn-model.md and its picture from a built and published workspace:
 * `node scripts/churn-model-card.mjs --dir .waypoint/demo`
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))
const { values } = parseArgs({ options: { dir: { type: 'string', default: '.waypoint/demo' } } })
const workspace = resolve(values.dir)

async function loadCard() {
  const outfile = join(root, 'node_modules/.cache/churn-model-card.mjs')
  const contents = `export { modelCard } from '@waypoint/churn/card'`
  await build({
    stdin: { contents, resolveDir: join(root, 'apps/cli') },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
  })
  return import(pathToFileURL(outfile).href)
}

const QUERIES = {
  quality: `
    select scorer, observations::int as observations, churned_observations::int as churned, brier_score::double as brier,
      roc_auc::double as "rocAuc", pr_auc::double as "prAuc", lift_at_tenth::double as "liftAtTenth",
      calibration_error::double as "calibrationError"
    from published.marts.churn_model_quality
    order by array_position(['model', 'rules', 'health', 'recency', 'constant'], scorer)`,
  features: `
    select feature, weight::double as weight, lowest_weight::double as lowest, highest_weight::double as highest
    from published.marts.churn_model_features`,
  calibration: `
    select tenth::int as tenth, observations::int as observations, mean_score::double as "meanScore",
      churn_rate::double as "churnRate"
    from published.marts.churn_model_calibration where scorer = 'model' order by tenth`,
  trainings: `
    select date::varchar as date, observations::int as observations, customers::int as customers,
      churned_customers::int as churned, is_trained as "isTrained"
    from published.marts.churn_model_trainings order by date`,
  foresight: `
    select days_before::int as "daysBefore", count(*)::int as customers, avg(was_warned::int) as warned,
      avg(churn_risk_rules)::double as "meanRules", avg(churn_risk_score)::double as "meanModel"
    from published.marts.health_backtest_churns where not was_cancellation_known
    group by days_before order by days_before desc`,
}

const quoted = (path) => `'${path.replaceAll("'", "''")}'`
const published = join(workspace, 'published')
const pointer = JSON.parse(await readFile(join(published, 'current.json'), 'utf8'))
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
const rowsOf = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS()
await connection.run(`attach ${quoted(join(published, pointer.file))} as published (read_only)`)

/** A simulated company is named by what makes it again. */
async function subjectOf() {
  const truth = join(workspace, 'truth.duckdb')
  if (!existsSync(truth)) return `the company of ${pointer.version ?? 'this workspace'}`
  await connection.run(`attach ${quoted(truth)} as truth_file (read_only)`)
  const [run] = await rowsOf(
    `select concat('the simulated company of scale ', scale, ' and seed ', seed, ', ', start_date, ' to ', end_date) as subject
    from truth_file.truth.run`,
  )
  return run.subject
}

const figures = { subject: await subjectOf() }
for (const [name, sql] of Object.entries(QUERIES)) figures[name] = await rowsOf(sql)
connection.closeSync()
instance.closeSync()
if (figures.quality.length === 0) throw new Error(`${workspace} has no churn model to describe`)

const { modelCard } = await loadCard()
const docs = join(root, 'docs')
await mkdir(join(docs, 'images'), { recursive: true })
for (const [name, content] of modelCard(figures)) await writeFile(join(docs, name), content)
console.log('docs/churn-model.md and its picture written')
