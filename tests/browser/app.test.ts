import { type Client, createClient } from '@waypoint/api/client'
import { exactMoney } from '@waypoint/report/format/money.ts'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pages, present } from './app-pages.ts'
import { launchBrowser } from './launch.ts'
import { type ServedDemo, servedDemo } from './served-demo.ts'

let demo: ServedDemo
let browser: Browser
let api: Client

beforeAll(async () => {
  demo = await servedDemo(20)
  api = createClient({ baseUrl: demo.address, fetch })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** A page of its own, which must not complain nor ask anybody else. */
async function opened(path: string, use: (page: Page) => Promise<void>, width = 1440): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  const complaints: string[] = []
  const elsewhere: string[] = []
  try {
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(demo.address) && !url.startsWith('data:') && !url.startsWith('blob:'))
        elsewhere.push(url)
    })
    await page.goto(`${demo.address}${path}`)
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
    await page.locator('h1, .state').first().waitFor()
    await use(page)
  } finally {
    await context.close()
  }
  expect({ complaints, elsewhere }).toEqual({ complaints: [], elsewhere: [] })
}

const violations = async (page: Page, options = '{}'): Promise<readonly string[]> => {
  const { violations: found } = await page.evaluate<AxeResult>(`axe.run(document, ${options})`)
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** Everything in light; in dark only what differs there, the colours. */
async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(page, `{ runOnly: ['color-contrast'] }`)).toEqual([])
}

describe('a page', () => {
  it.each(pages)('%s says what the API does, to everybody', async (path, says) => {
    const expected = await says(api)
    await opened(path, async (page) => {
      const main = page.locator('main')
      for (const text of expected)
        await main.getByText(text, { exact: false }).first().waitFor({ timeout: 10_000 })
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
      await page.setViewportSize({ width: 390, height: 844 })
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate<number>(overflow)).toBeLessThanOrEqual(0)
    })
  })

  it('of an account shows every part of it', async () => {
    const { items } = await api.get('/customers', { query: { sort: '-mrrCents', limit: 1 } })
    const { customerId = '', customerName = '', mrrCents = 0 } = items[0] ?? {}
    const evidence = present(await api.get('/customers/{customerId}/evidence', { params: { customerId } }))
    const { total } = present(await api.get('/customers/{customerId}/tickets', { params: { customerId } }))
    await opened(`/accounts/${customerId}`, async (page) => {
      const h1 = page.locator('h1')
      expect(await h1.innerText()).toContain(customerName)
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
      for (const [part, text] of [
        ['Timeline', 'things happened'],
        ['Billing', `${exactMoney(mrrCents, 'USD')} MRR on`],
        ['Service', `of ${total}`],
        ['Usage', 'people active'],
        ['People', 'active in 28 days'],
        ['Devices', 'online'],
        ['Identity', 'are this customer'],
      ] as const) {
        await page
          .getByRole('navigation', { name: 'Parts of the account' })
          .getByText(part, { exact: true })
          .click()
        await page.locator('main').getByText(text).first().waitFor({ timeout: 10_000 })
        await page.waitForLoadState('networkidle')
        expect(await violations(page), part).toEqual([])
      }
    })
    expect(evidence.mrrCents).toBe(mrrCents)
  })
})

describe('by keyboard', () => {
  it('goes from the watchlist to an account, and from page to page', async () => {
    const { watchlist } = await api.get('/position')
    const [, second] = present(watchlist).entries
    await opened('/', async (page) => {
      await page.locator('.row-name').first().waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      const panel = page.getByRole('dialog', { name: second?.name ?? '' })
      await panel.waitFor()
      expect(page.url()).toContain(`open=${second?.customerId}`)
      await page.keyboard.press('Escape')
      await panel.waitFor({ state: 'detached' })
      expect(await page.evaluate('document.activeElement.textContent')).toContain(second?.name)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Find' }).fill(second?.name ?? '')
      await page
        .getByRole('option', { name: second?.name ?? '' })
        .first()
        .waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/accounts/${second?.customerId}`)
      await page.keyboard.press('g')
      await page.keyboard.press('r')
      await page.waitForURL('**/revenue')
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    })
  })

  it('opens a figure of the bridge down to its customers, which add up to it', async () => {
    const { rows } = present(await api.get('/revenue/waterfall'))
    const month = rows.findLast((row) => row.isCompleteMonth && row.newMrrCents > 0)
    await opened(`/revenue?month=${month?.month.slice(0, 7)}&category=new`, async (page) => {
      const panel = page.getByRole('dialog')
      await panel.getByText(`${exactMoney(month?.newMrrCents ?? 0, 'USD')} in all`).waitFor()
      await panel.getByRole('link').first().click()
      await page.waitForURL('**/accounts/*/billing?date=*')
      await page.getByText('is made of').first().waitFor()
    })
  })
})

describe('with a bad address', () => {
  it.each([
    ['/revenue?basis=drop&month=9999-99&by=x&category=nothing', 'MRR'],
    ['/revenue?from=yesterday&window=0', 'MRR'],
    ['/accounts?band=,,&sort=-nothing&segment=%F0%9F%98%80', 'accounts'],
    ['/data/lineage?up=1000&down=-3', 'customer_current_position'],
    ['/no/such/page', 'There is no such page'],
  ])('%s still shows a page', async (path, text) => {
    await opened(path, async (page) => {
      await page.locator('main').getByText(text).first().waitFor({ timeout: 10_000 })
    })
  })

  it('says of an account that is not there what to do', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${demo.address}/accounts/nobody`)
    const said = page.locator('main').getByRole('alert')
    await said.waitFor()
    expect(await said.innerText()).toMatch(/nobody/)
    await context.close()
  })
})

it('tells the same of attribution in both of its tables', async () => {
  const credited = present(await api.get('/growth/attribution', { query: { model: ['linear'] } }))
  const returned = present(await api.get('/growth/roi', { query: { model: ['linear'] } }))
  expect(totalMrr(credited.rows)).toBe(totalMrr(returned.rows))
})

function totalMrr(rows: readonly { readonly newMrrCents: number }[]): number {
  return rows.reduce((sum, row) => sum + row.newMrrCents, 0)
}
