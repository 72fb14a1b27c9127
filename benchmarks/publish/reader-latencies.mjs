import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { touchPublished } from './published-rows.mjs'

/** What pages ask for: one customer's days, and one figure of all. */
const QUESTIONS = [
  `select * from marts.customer_health_daily where customer_id = (select min(customer_id) from core.dim_customer_current) order by date`,
  'select month, ending_mrr_cents from marts.mrr_waterfall order by month',
]
const IDLE_QUESTIONS = 200

/** How much longer readers wait for 95 of 100 answers while tables are built and published; an error ends the run. */
export async function latencies(dir, scheduled) {
  const { file } = JSON.parse(readFileSync(join(dir, 'published/current.json'), 'utf8'))
  const database = await DuckDBInstance.create(join(dir, 'published', file), { access_mode: 'READ_ONLY' })
  const connection = await database.connect()
  const ask = async (index) => {
    const startedAt = performance.now()
    await connection.runAndReadAll(QUESTIONS[index % QUESTIONS.length])
    return performance.now() - startedAt
  }
  const idle = []
  for (let index = 0; index < IDLE_QUESTIONS; index += 1) idle.push(await ask(index))
  await touchPublished(dir)
  const finished = new AbortController()
  const working = (async () => {
    await scheduled('build', '--select', 'path:models/marts/finance')
    await scheduled('publish', '--override', 'measured')
  })().finally(() => finished.abort())
  const busy = []
  for (let index = 0; !finished.signal.aborted; index += 1) {
    busy.push(await ask(index))
    await wait(20)
  }
  await working
  connection.closeSync()
  database.closeSync()
  const [before, during] = [ninetyFive(idle), ninetyFive(busy)]
  return {
    name: 'readers wait longer',
    seen: during / before,
    limit: 2,
    unit: 'times',
    beside: ` for 95 of 100 answers: ${before.toFixed(1)} ms, ${during.toFixed(1)} ms while a scheduled build and publish run; ${busy.length} answers, no error`,
  }
}

const ninetyFive = (times) => times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)]
