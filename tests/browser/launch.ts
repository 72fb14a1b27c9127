import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { unpackedBrowser } from './browser-files.ts'

const installedChromes = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * A headless Chromium: CHROME_PATH when set, the browser from @sparticuz/chromium on Linux, otherwise an
 * installed Chrome. The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const chosen = process.env['CHROME_PATH'] ?? (process.platform === 'linux' ? undefined : installed())
  if (chosen !== undefined) return chromium.launch({ executablePath: chosen })
  const { executablePath, env } = await unpackedBrowser()
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
  })
}

function installed(): string {
  const found = installedChromes.find((path) => existsSync(path))
  if (found === undefined) throw new Error('No Chrome found: set CHROME_PATH to its executable')
  return found
}
