/**
 * The web app in a real Chromium beside its budgets: npm run bench:pages -- --dir .waypoint/demo
 * Sizes of what a page fetches, largest contentful paint and layout shift of each page (median of runs, the cache
 * empty), the same on a slow machine and line, and frames while a table of 20,000 rows scrolls.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { loadLauncher } from '../../scripts/load-launcher.mjs'
import { served } from '../../scripts/served.mjs'
import { report } from '../measure/verdict.mjs'
import { framesOfLongTable } from './frames.mjs'

const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: '.waypoint/demo' },
    runs: { type: 'string', default: '3' },
  },
})
const root = fileURLToPath(new URL('../../', import.meta.url))
const assets = join(root, 'apps/web/dist/assets')
const SHARED = /^(?:charts|drawings)-/
const SLOW = { cpu: 4, bytesPerSecond: 1_250_000, latencyMs: 20 }
const PAGES = [
  '/',
  '/accounts',
  '/revenue',
  '/revenue/retention',
  '/revenue/cohorts',
  '/service',
  '/growth',
  '/growth/campaigns',
  '/product',
  '/operations',
  '/data',
  '/data/lineage',
  '/data/catalogue',
  '/explore',
  '/explore/sql',
]

const server = await served(values.dir)
const { launchBrowser } = await loadLauncher()
const browser = await launchBrowser()
try {
  const { address } = server
  const fetched = await sizes(address)
  const quick = await paints(address)
  const slow = await paints(address, SLOW)
  const frames = await framesOfLongTable(browser, address)
  report('The app in the browser', [
    { name: 'JavaScript of the shell', seen: fetched.shell / 1000, limit: 130, unit: 'kB' },
    { name: 'the shared chart chunk', seen: fetched.charts / 1000, limit: 90, unit: 'kB' },
    { name: `a page beside them, ${fetched.largest}`, seen: fetched.page / 1000, limit: 60, unit: 'kB' },
    { name: `largest paint, ${quick.page}`, seen: quick.lcp, limit: 800, unit: 'ms' },
    { name: `4× CPU, 10 Mbit/s, ${slow.page}`, seen: slow.lcp, limit: 1500, unit: 'ms' },
    { name: 'layout shift, in thousandths', seen: Math.max(quick.cls, slow.cls) * 1000, limit: 20, unit: '' },
    { name: '20,000 rows scrolled', seen: frames.perSecond, limit: 55, unit: 'fps', atLeast: true },
    { name: '20,000 rows, 95 % of frames', seen: frames.p95Ms, limit: 1000 / 55, unit: 'ms' },
  ])
} finally {
  await browser.close()
  server.stop()
}

/** What each page fetches, compressed as the server does; the shell is what its HTML names for every page. */
async function sizes(address) {
  const bytes = new Map()
  for (const name of await readdir(assets))
    if (name.endsWith('.js')) bytes.set(name, gzipSync(await readFile(join(assets, name))).length)
  const loaded = new Map()
  for (const path of PAGES) loaded.set(path, await scriptsOf(`${address}${path}`))
  const shell = await readFile(join(root, 'apps/web/dist/index.html'), 'utf8')
  const everywhere = [...bytes.keys()].filter((name) => shell.includes(`/assets/${name}`))
  const sum = (names) => names.reduce((total, name) => total + (bytes.get(name) ?? 0), 0)
  const own = PAGES.map((path) => ({
    path,
    bytes: sum([...loaded.get(path)].filter((name) => !everywhere.includes(name) && !SHARED.test(name))),
  }))
  const largest = own.toSorted((one, other) => other.bytes - one.bytes)[0]
  for (const { path, bytes: size } of own)
    console.log(`  ${path.padEnd(16)} ${(size / 1000).toFixed(1)} kB of its own`)
  return {
    shell: sum(everywhere),
    charts: sum([...bytes.keys()].filter((name) => name.startsWith('charts-'))),
    largest: largest.path,
    page: largest.bytes,
  }
}

async function scriptsOf(url) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const names = new Set()
  page.on('request', (request) => {
    const name = /\/assets\/([^/]+\.js)$/.exec(request.url())?.[1]
    if (name !== undefined) names.add(name)
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await context.close()
  return names
}

/** The slowest page by its median run. */
async function paints(address, slowness) {
  const found = []
  for (const path of PAGES) {
    const runs = []
    for (let run = 0; run < Number(values.runs); run += 1)
      runs.push(await paint(`${address}${path}`, slowness))
    const lcp = runs.map((it) => it.lcp).toSorted((one, other) => one - other)[Math.floor(runs.length / 2)]
    const cls = Math.max(...runs.map((it) => it.cls))
    console.log(
      `  ${path.padEnd(16)} LCP ${lcp.toFixed(0)} ms, CLS ${cls.toFixed(4)}${slowness ? ', slow' : ''}`,
    )
    found.push({ page: path, lcp, cls })
  }
  const slowest = found.toSorted((one, other) => other.lcp - one.lcp)[0]
  return { ...slowest, cls: Math.max(...found.map((it) => it.cls)) }
}

async function paint(url, slowness) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(() => {
    window.seen = { lcp: 0, cls: 0 }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.seen.lcp = Math.max(window.seen.lcp, entry.startTime)
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.cls += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  if (slowness !== undefined) {
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness.cpu })
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slowness.latencyMs,
      downloadThroughput: slowness.bytesPerSecond,
      uploadThroughput: slowness.bytesPerSecond,
    })
  }
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.locator('main h1').waitFor()
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  await page.waitForLoadState('networkidle')
  const seen = await page.evaluate(() => window.seen)
  await context.close()
  return seen
}
