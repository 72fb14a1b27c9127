/**
 * Pictures of the main pages for the README, of the demo in .waypoint/demo:
 * node scripts/app-pictures.mjs [workspace] [folder]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadLauncher } from './load-launcher.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const [workspace = '.waypoint/demo', folder = join(root, 'docs/images')] = process.argv.slice(2)

const PAGES = [
  { name: 'app-customers', path: '/', theme: 'light' },
  { name: 'app-revenue', path: '/revenue', theme: 'light' },
  { name: 'app-account', path: '/accounts', theme: 'dark', openFirst: true },
  { name: 'app-lineage', path: '/data/lineage?node=risk_watchlist', theme: 'light' },
]

const server = spawn(
  process.execPath,
  [join(root, 'apps/cli/bin/waypoint.cjs'), 'serve', '--dir', workspace, '--port', '0'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
const { launchBrowser } = await loadLauncher()
const browser = await launchBrowser()
try {
  const address = await listening(server)
  for (const page of PAGES) await picture(address, page)
} finally {
  await browser.close()
  server.kill('SIGINT')
}

async function listening({ stdout }) {
  let told = ''
  for (;;) {
    const [data] = await once(stdout, 'data')
    told += data
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0]
    if (address !== undefined) return address
  }
}

async function picture(address, { name, path, theme, openFirst = false }) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${address}${path}`, { waitUntil: 'networkidle' })
  if (openFirst) {
    await page.locator('.row-name').first().click()
    await page.getByRole('link', { name: 'Open Account 360' }).click()
    await page.locator('main .part, main .panel').first().waitFor()
    await page.waitForLoadState('networkidle')
  }
  await page.waitForFunction(() => document.querySelector('main .skeleton, [aria-busy="true"]') === null)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  await context.close()
}
