import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { renderHtml } from '@waypoint/report'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleBrief } from '../../packages/report/src/fixtures/sample-brief.ts'
import { launchBrowser } from './launch.ts'

let browser: Browser
let folder: string
let address: string

beforeAll(async () => {
  browser = await launchBrowser()
  folder = await mkdtemp(join(tmpdir(), 'waypoint-report-'))
  const file = join(folder, 'index.html')
  await writeFile(file, renderHtml(sampleBrief()))
  address = pathToFileURL(file).href
})

afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

interface View {
  readonly width: number
  readonly theme?: 'light' | 'dark'
}

/** One context per view, so that no test sees the state of another. */
async function opened({ width, theme = 'light' }: View, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
  })
  try {
    await use(await context.newPage())
  } finally {
    await context.close()
  }
}

const background = (page: Page): Promise<unknown> =>
  page.evaluate('getComputedStyle(document.body).backgroundColor')

describe('the report in a browser', () => {
  it('asks for nothing but itself and breaks no rule of its own policy', async () => {
    await opened({ width: 1280 }, async (page) => {
      const requests: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      page.on('console', (message) => complaints.push(message.text()))
      await page.goto(address)
      expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([address])
      expect(complaints).toEqual([])
      expect(await page.evaluate(`document.fonts.check('14px "Inter Variable"')`)).toBe(true)
    })
  })

  it.each([
    { width: 1280, theme: 'light' },
    { width: 1280, theme: 'dark' },
    { width: 390, theme: 'light' },
    { width: 390, theme: 'dark' },
  ] as const)('has no accessibility violation at $width pixels, $theme', async (view) => {
    await opened(view, async (page) => {
      await page.goto(address)
      await page.evaluate(`document.querySelectorAll('details').forEach((it) => { it.open = true })`)
      await page.evaluate(axe.source)
      const found = await page.evaluate<axe.AxeResults>('axe.run()')
      expect(found.violations.map((violation) => [violation.id, violation.nodes[0]?.html])).toEqual([])
    })
  })

  it.each([360, 600, 820, 1120, 1440])('is never wider than a window of %i pixels', async (width) => {
    await opened({ width }, async (page) => {
      await page.goto(address)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    })
  })

  it('follows the theme of the system, and the reader’s choice over it', async () => {
    await opened({ width: 1280, theme: 'dark' }, async (page) => {
      await page.goto(address)
      const dark = await background(page)
      await page.getByText('Light', { exact: true }).click()
      const light = await background(page)
      expect(light).not.toBe(dark)
      await page.getByText('Dark', { exact: true }).click()
      expect(await background(page)).toBe(dark)
    })
  })

  it('opens a table under each chart with the keyboard alone', async () => {
    await opened({ width: 1280 }, async (page) => {
      await page.goto(address)
      const summary = page.locator('#movements summary')
      await summary.focus()
      await page.keyboard.press('Enter')
      expect(await page.locator('#movements table').isVisible()).toBe(true)
    })
  })

  it('tells a screen reader what each chart shows', async () => {
    await opened({ width: 1280 }, async (page) => {
      await page.goto(address)
      const chart = page.getByRole('img', { name: 'MRR bridge, Dec 2020' })
      expect(await chart.isVisible()).toBe(true)
      expect(await page.getByRole('row', { name: /Blue Anchor Hotels/ }).isVisible()).toBe(true)
    })
  })
})
