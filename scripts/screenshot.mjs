/**
 * A picture of an HTML file as a reader sees it:
 * node scripts/screenshot.mjs report.html out.png --theme dark --width 1280 [--height 900] [--scale 2]
 * Without --height the whole page is taken. With an output that ends in .pdf, the page is printed instead.
 */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { loadLauncher } from './load-launcher.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', default: 'light' },
    width: { type: 'string', default: '1280' },
    height: { type: 'string' },
    scale: { type: 'string', default: '1' },
    format: { type: 'string', default: 'A4' },
  },
})
const [input, output] = positionals
if (input === undefined || output === undefined) {
  console.error(
    'usage: node scripts/screenshot.mjs <page.html> <picture.png|print.pdf> [--theme dark] [--width 1280]',
  )
  process.exit(2)
}

const { launchBrowser } = await loadLauncher()
const browser = await launchBrowser()
try {
  const context = await browser.newContext({
    viewport: { width: Number(values.width), height: Number(values.height ?? 900) },
    deviceScaleFactor: Number(values.scale),
    colorScheme: values.theme === 'dark' ? 'dark' : 'light',
  })
  const page = await context.newPage()
  await page.goto(pathToFileURL(resolve(input)).href, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready)
  if (output.endsWith('.pdf'))
    await page.pdf({ path: output, format: values.format, preferCSSPageSize: true })
  else await page.screenshot({ path: output, fullPage: values.height === undefined, animations: 'disabled' })
} finally {
  await browser.close()
}
