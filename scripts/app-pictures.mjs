/**
 * Pictures of the main pages for the README, of the demo in .waypoint/demo:
 * node scripts/app-pictures.mjs [workspace] [folder]
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadLauncher } from './load-launcher.mjs'
import { served } from './served.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const [workspace = '.waypoint/demo', folder = join(root, 'docs/images')] = process.argv.slice(2)

const PAGES = [
  { name: 'app-customers', path: '/', theme: 'light' },
  { name: 'app-revenue', path: '/revenue', theme: 'light' },
  { name: 'app-account', path: '/accounts', theme: 'dark', openFirst: true },
  { name: 'app-lineage', path: '/data/lineage?node=risk_watchlist', theme: 'light' },
]

const server = await served(workspace)
const { launchBrowser } = await loadLauncher()
const browser = await launchBrowser()
try {
  for (const page of PAGES) await picture(server.address, page)
} finally {
  await browser.close()
  server.stop()
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
