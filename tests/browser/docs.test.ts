import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../e2e/run-cli.ts'
import { launchBrowser } from './launch.ts'

const PROJECT = fileURLToPath(new URL('../parity/projects/shop', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'waypoint-docs-'))
const target = join(folder, 'target')
const address = pathToFileURL(join(target, 'index.html')).href
let browser: Browser

beforeAll(async () => {
  cpSync(PROJECT, folder, { recursive: true })
  cpSync(join(folder, 'packages'), join(folder, 'dbt_packages'), { recursive: true })
  const args = ['docs', 'generate', '--no-compile', '--empty-catalog', '--profiles-dir', '.']
  const { exitCode } = await runCli([...args, '--target-path', target], { cwd: folder })
  expect(exitCode).toBe(0)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

interface AxeResult {
  readonly violations: readonly { readonly id: string }[]
}

async function opened(
  use: (page: Page) => Promise<void>,
  view: { readonly width?: number; readonly theme?: 'light' | 'dark' } = {},
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: view.width ?? 1280, height: 900 },
    colorScheme: view.theme ?? 'light',
  })
  try {
    const page = await context.newPage()
    await use(page)
  } finally {
    await context.close()
  }
}

it('writes a catalog that says of no table what is in it', () => {
  const catalog = JSON.parse(readFileSync(join(target, 'catalog.json'), 'utf8')) as Record<string, unknown>
  expect(catalog).toMatchObject({ nodes: {}, sources: {}, errors: null })
})

describe('the documentation in a browser', () => {
  it('asks for nothing but itself and breaks no rule of its own policy', async () => {
    await opened(async (page) => {
      const requests: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      page.on('console', (message) => complaints.push(message.text()))
      await page.goto(address)
      expect(requests).toEqual([address])
      expect(complaints).toEqual([])
    })
  })

  it('finds a resource by its name and follows its lineage', async () => {
    await opened(async (page) => {
      await page.goto(address)
      await page.fill('#search', 'as_euro')
      expect(await page.locator('nav li:visible').allInnerTexts()).toEqual(['as_euro'])
      await page.click('nav li:visible a')
      expect(await page.locator('article:visible h1').innerText()).toBe('as_euro')
      await page.click('article:visible .lineage a')
      expect(await page.locator('article:visible h1').innerText()).toBe('biggest')
      await page.fill('#search', 'nothing of this name')
      expect(await page.locator('#none').isVisible()).toBe(true)
    })
  })

  it.each(['light', 'dark'] as const)('is accessible in %s, on a phone too', async (theme) => {
    await opened(
      async (page) => {
        await page.goto(`${address}#model.parity.orders`)
        await page.evaluate(axe.source)
        const result = await page.evaluate<AxeResult>('axe.run()')
        expect(result.violations.map(({ id }) => id)).toEqual([])
        const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
        expect(await page.evaluate(overflow)).toBe(0)
      },
      { width: 390, theme },
    )
  })
})
