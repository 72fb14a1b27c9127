/**
 * The server beside its budgets, on a workspace that was built: `npm run bench:app -- --dir .waypoint/demo`.
 * Ten clients ask pages of the API for customers that nobody asked for before, so that no answer is kept already: first
 * as ten people do, who look at what they opened, then one request after the other without a pause.
 */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { report } from '../measure/verdict.mjs'

const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: '.waypoint/demo' },
    port: { type: 'string', default: '4899' },
    clients: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '6' },
  },
})

const base = `http://127.0.0.1:${values.port}/api/v1`
const CUSTOMER_PARTS = [
  '',
  '/health?days=365',
  '/timeline',
  '/identities',
  '/subscriptions',
  '/invoices',
  '/mrr',
  '/evidence',
  '/tickets',
  '/usage',
  '/people',
]
const PAGES = [
  '/position',
  '/revenue/waterfall?dimension=segment',
  '/revenue/movements?month=2020-10-01',
  '/revenue/retention?dimension=country',
  '/revenue/cohorts',
  '/service/adherence?dimension=priority',
  '/service/tickets?state=breached&clock=first_reply',
  '/growth/pipeline?dimension=owner',
  '/growth/attribution',
  '/product/active-users?dimension=segment',
  '/product/adoption',
  '/data/identity/reviews',
]
const STATEMENTS = [
  'select segment, sum(mrr_cents) from entities.entity_customers group by 1',
  "from marts.mrr_waterfall where dimension = 'total' order by month",
  'select date, sum(mrr_cents) from marts.fct_mrr_daily group by 1 order by 1',
  "select health_band, count(*) from marts.customer_health_daily where date = date '2020-12-31' group by 1",
]

/** How long somebody looks at a page. */
const LOOKED_MS = 3000

const SET_ANEW = '/report.pdf?paper=us-letter'

const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))
rmSync(join(values.dir, 'published/reports'), { recursive: true, force: true })
const server = spawn(process.execPath, [LAUNCHER, 'serve', '--dir', values.dir, '--port', values.port], {
  stdio: 'inherit',
})
try {
  await ready()
  const wanted = Number(values.clients) * Number(values.rounds)
  const ids = await customerIds(2 * wanted + 5)
  await warmUp(ids.splice(0, 5))
  await idle()
  const people = await readers(ids.splice(0, wanted))
  const before = processorMs()
  const marts = await load(ids)
  const spent = processorMs() - before
  const adHoc = []
  for (let round = 0; round < 5; round += 1)
    for (const sql of STATEMENTS) adHoc.push(await timed(() => ask('/sql', { sql })))
  const csv = await exported('csv')
  const parquet = await exported('parquet')
  report('Server', [
    { name: `API p95, ${values.clients} people`, seen: quantile(people, 0.95), limit: 50, unit: 'ms' },
    {
      name: `API p95, ${values.clients} clients without a pause`,
      seen: quantile(marts, 0.95),
      limit: 50,
      unit: 'ms',
    },
    { name: 'ad-hoc SQL p95', seen: quantile(adHoc, 0.95), limit: 300, unit: 'ms' },
    { name: 'a million rows as CSV', seen: csv.ms, limit: 1000, unit: 'ms' },
    { name: 'a million rows as Parquet', seen: parquet.ms, limit: 1000, unit: 'ms' },
    { name: 'report as PDF, set anew', seen: await timed(() => ask(SET_ANEW)), limit: 500, unit: 'ms' },
    { name: 'report as PDF, kept', seen: await timed(() => ask('/report.pdf')), limit: 500, unit: 'ms' },
  ])
  console.log(`  people: p50 ${quantile(people, 0.5).toFixed(1)} ms of ${people.length} requests`)
  console.log(
    `  without a pause: p50 ${quantile(marts, 0.5).toFixed(1)} ms, p99 ${quantile(marts, 0.99).toFixed(1)} ms of ${marts.length} requests`,
  )
  if (Number.isFinite(spent)) {
    console.log(`  ${(spent / marts.length).toFixed(1)} ms of processor time for each request`)
  }
  console.log(`  CSV ${(csv.bytes / 1e6).toFixed(1)} MB, first byte after ${csv.firstByte.toFixed(0)} ms`)
} finally {
  server.kill('SIGINT')
}

/** Until the server has done what it does at its beginning. */
async function idle() {
  for (let before = processorMs(), tries = 0; tries < 60; tries += 1) {
    await wait(500)
    const now = processorMs()
    if (!(now - before > 50)) return
    before = now
  }
}

/** What the server has used so far, in milliseconds; NaN where /proc is missing. */
function processorMs() {
  try {
    const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

async function ready() {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      if ((await fetch(base.replace('/api/v1', '/readyz'))).ok) return
    } catch {
      await wait(100)
    }
  }
  throw new Error('the server did not become ready')
}

async function ask(path, body) {
  const response = await fetch(
    `${base}${path}`,
    body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  )
  const bytes = await response.arrayBuffer()
  if (!response.ok)
    throw new Error(`${path}: ${response.status} ${new TextDecoder().decode(bytes).slice(0, 300)}`)
  return bytes
}

async function customerIds(count) {
  const page = JSON.parse(
    new TextDecoder().decode(await ask(`/customers?paying=true&limit=${Math.min(count, 5000)}`)),
  )
  return page.items.map(({ customerId }) => customerId)
}

async function warmUp(ids) {
  for (const id of ids) for (const part of CUSTOMER_PARTS) await ask(`/customers/${id}${part}`)
  for (const page of PAGES) await ask(page)
}

/** Each opens an account, whose page asks for its parts at once, looks at it, looks for another, and at a shared page. */
async function readers(ids) {
  const seen = []
  const rounds = Number(values.rounds)
  const clients = Array.from({ length: Number(values.clients) }, async (_, client) => {
    await wait((client / Number(values.clients)) * LOOKED_MS)
    for (let round = 0; round < rounds; round += 1) {
      const id = ids[client * rounds + round]
      if (id === undefined) return
      const opened = CUSTOMER_PARTS.map((part) => timed(() => ask(`/customers/${id}${part}`)))
      seen.push(...(await Promise.all(opened)))
      await wait(LOOKED_MS)
      seen.push(await timed(() => ask(`/customers?q=${encodeURIComponent(id.slice(-3))}&limit=50`)))
      seen.push(await timed(() => ask(PAGES[(client + round) % PAGES.length])))
    }
  })
  await Promise.all(clients)
  return seen
}

/** Each client takes a customer after the other, asks all of its parts, and a page between. */
async function load(ids) {
  const seen = []
  const clients = Array.from({ length: Number(values.clients) }, async (_, client) => {
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const id = ids[client * Number(values.rounds) + round]
      if (id === undefined) return
      for (const part of CUSTOMER_PARTS) seen.push(await timed(() => ask(`/customers/${id}${part}`)))
      seen.push(
        await timed(() => ask(`/customers?q=${encodeURIComponent(id.slice(-3))}&limit=50&sort=-healthScore`)),
      )
      seen.push(await timed(() => ask(PAGES[(client + round) % PAGES.length])))
    }
  })
  await Promise.all(clients)
  return seen
}

async function exported(format) {
  const startedAt = performance.now()
  const response = await fetch(`${base}/sql?format=${format}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      sql: 'select customer_id, user_id, date, event_count, active_seconds from marts.fct_user_engagement_daily limit 1000000',
    }),
  })
  if (!response.ok) throw new Error(await response.text())
  const reader = response.body.getReader()
  let bytes = 0
  let firstByte = null
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    firstByte ??= performance.now() - startedAt
    bytes += value.length
  }
  return { ms: performance.now() - startedAt, bytes, firstByte: firstByte ?? 0 }
}

async function timed(work) {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function quantile(seen, share) {
  const sorted = seen.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
