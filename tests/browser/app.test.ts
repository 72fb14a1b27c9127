import { readFile } from 'node:fs/promises'
import { type Client, createClient } from '@waypoint/api/client'
import { exactMoney } from '@waypoint/report/format/money.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  accessFaults,
  fetchedInVain,
  figuresWithoutRows,
  type Lanes,
  pageLanes,
  settled,
  whole,
} from './app-lane.ts'
import { pages, present } from './app-pages.ts'
import { launchBrowser } from './launch.ts'
import { type ServedDemo, servedDemo } from './served-demo.ts'

let demo: ServedDemo
let browser: Browser
let api: Client
let lanes: Lanes

beforeAll(async () => {
  demo = await servedDemo(20)
  api = createClient({ baseUrl: demo.address, fetch })
  browser = await launchBrowser()
  lanes = pageLanes(browser, demo.address, 2)
})

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

/** The parts of an account, each with words that it must have. */
const accountParts: readonly (readonly [part: string, says: (mrrCents: number) => string])[] = [
  ['Overview', () => 'Health by day'],
  ['Timeline', () => 'things happened'],
  ['Billing', (mrrCents) => `${exactMoney(mrrCents, 'USD')} MRR on`],
  ['Service', () => 'open of'],
  ['Usage', () => 'people active'],
  ['People', () => 'active in 28 days'],
  ['Devices', () => 'online'],
  ['Identity', () => 'are this customer'],
]

interface Opened {
  readonly page: Page
}

/** A page at its address, which must not complain nor ask anybody else. */
async function opened(path: string, use: (opened: Opened) => Promise<void>): Promise<void> {
  const told = await lanes.lend(async (lane) => {
    lane.takeComplaints()
    await lane.page.setViewportSize({ width: 1440, height: 900 })
    await lane.page.goto(`${demo.address}${path}`)
    await whole(lane.page)
    await use({ page: lane.page })
    return lane.takeComplaints()
  })
  expect(told).toEqual({ complaints: [], elsewhere: [] })
}

/** Nothing is wider than the window; a table leaves its first column room for a name. */
async function expectFitting(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 844 })
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  const beyond = await settled(
    () => page.evaluate<number>(overflow),
    (pixels) => pixels <= 0,
  )
  expect(beyond, `at ${width}`).toBeLessThanOrEqual(0)
  const narrowest = `Math.min(999, ...[...document.querySelectorAll('main .data-table thead th:first-child')]
    .filter((cell) => cell.offsetParent !== null).map((cell) => cell.clientWidth))`
  const name = await settled(
    () => page.evaluate<number>(narrowest),
    (pixels) => pixels >= 84,
  )
  expect(name, `first column at ${width}`).toBeGreaterThanOrEqual(84)
}

/** The first stop leads to the page itself, and rows are reached without a pointer. */
async function expectKeyboard(page: Page): Promise<void> {
  await page.evaluate('document.activeElement.blur()')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.className')).toBe('skip')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('page')
  if ((await page.locator('main .row-name').count()) === 0) return
  await page.keyboard.press('j')
  expect(await page.evaluate('document.activeElement.className')).toBe('row-name')
}

describe('a page', () => {
  it.concurrent.each(pages)('%s says what the API does, to everybody', async (path, says) => {
    const expected = await says(api)
    await opened(path, async ({ page }) => {
      const main = page.locator('main')
      for (const text of expected)
        await main.getByText(text, { exact: false }).first().waitFor({ timeout: 10_000 })
      expect(await fetchedInVain(page)).toEqual([])
      expect(await figuresWithoutRows(page)).toEqual([])
      expect(await accessFaults(page)).toEqual([])
      await expectKeyboard(page)
      await expectFitting(page, 820)
      await expectFitting(page, 390)
    })
  })

  it.concurrent.each(accountParts)('%s of an account says what the API does', async (part, text) => {
    const { items } = await api.get('/customers', { query: { sort: '-mrrCents', limit: 1 } })
    const { customerId = '', customerName = '', mrrCents = 0 } = items[0] ?? {}
    const path = part === 'Overview' ? '' : `/${part.toLowerCase()}`
    await opened(`/accounts/${customerId}${path}`, async ({ page }) => {
      expect(await page.locator('h1').innerText()).toContain(customerName)
      await page
        .locator('main')
        .getByText(text(mrrCents ?? 0))
        .first()
        .waitFor({ timeout: 10_000 })
      expect(await fetchedInVain(page)).toEqual([])
      const parts = page.getByRole('navigation', { name: 'Parts of the account' })
      expect(await parts.locator('[aria-current="page"]').innerText()).toBe(part)
      expect(await figuresWithoutRows(page)).toEqual([])
      expect(await accessFaults(page)).toEqual([])
      await expectFitting(page, 390)
    })
  })
})

describe('by keyboard', () => {
  it('goes from the watchlist to an account, and from page to page', async () => {
    const { watchlist } = await api.get('/position')
    const [, second] = present(watchlist).entries
    await opened('/', async ({ page }) => {
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
    await opened(`/revenue?month=${month?.month.slice(0, 7)}&category=new`, async ({ page }) => {
      const panel = page.getByRole('dialog')
      await panel.getByText(`${exactMoney(month?.newMrrCents ?? 0, 'USD')} in all`).waitFor()
      await panel.getByRole('link').first().click()
      await page.waitForURL('**/accounts/*/billing?date=*')
      await page.getByText('is made of').first().waitFor()
    })
  })
})

describe('with a bad address', () => {
  it.concurrent.each([
    ['/revenue?basis=drop&month=9999-99&by=x&category=nothing', 'MRR'],
    ['/revenue?from=yesterday&window=0', 'MRR'],
    ['/accounts?band=,,&sort=-nothing&segment=%F0%9F%98%80', 'accounts'],
    ['/data/lineage?up=1000&down=-3', 'customer_current_position'],
    ['/no/such/page', 'There is no such page'],
  ])('%s still shows a page', async (path, text) => {
    await opened(path, async ({ page }) => {
      await page.locator('main').getByText(text).first().waitFor({ timeout: 10_000 })
    })
  })

  it('says of an account that is not there what to do', async () => {
    await lanes.lend(async ({ page, takeComplaints }) => {
      await page.goto(`${demo.address}/accounts/nobody`)
      await page.getByText('No customer has the id nobody').waitFor()
      await page.getByRole('link', { name: 'Look through all accounts' }).click()
      await page.waitForURL('**/accounts')
      takeComplaints()
    })
  })
})

describe('a figure', () => {
  it('of MRR leads to the customers that it is the sum of', async () => {
    await opened('/revenue', async ({ page }) => {
      const ending = page.locator('.data-table tbody tr').first().getByRole('button').last()
      await ending.click()
      const panel = page.getByRole('dialog', { name: /^MRR of / })
      await panel.getByRole('link').first().waitFor()
      const { value } = (await api.get('/revenue/customers')) as { value: { totalCents: number } }
      expect(await panel.innerText()).toContain(exactMoney(value.totalCents, 'USD'))
    })
  })

  it('of adoption leads to its accounts, by SQL', async () => {
    await opened('/product', async ({ page }) => {
      const figure = page.locator('.data-table tbody tr').first().getByRole('link').nth(1)
      const accounts = await figure.innerText()
      await figure.click()
      await page.getByRole('heading', { name: `${accounts} rows` }).waitFor()
      await page.locator('.result-table a').first().waitFor()
    })
  })
})

describe('exports', () => {
  it('writes what a table shows in three formats', async () => {
    await opened('/revenue/retention', async ({ page }) => {
      await page.getByRole('button', { name: 'Export Retention by segment' }).click()
      for (const [format, starts] of [
        ['CSV', 'Segment,'],
        ['Parquet', 'PAR1'],
        ['JSON lines', '{"Segment":'],
      ] as const) {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: format, exact: true }).click(),
        ])
        expect((await readFile(await file.path(), 'latin1')).slice(0, starts.length)).toBe(starts)
      }
    })
  })
})

describe('the SQL editor', () => {
  it('completes a table by keyboard, runs by keyboard and refuses to write', async () => {
    await opened('/explore/sql', async ({ page }) => {
      const field = page.getByRole('textbox', { name: 'SQL' })
      await page.getByText('entities.entity_customers').first().waitFor()
      await field.fill('select count(*) as n from ')
      await field.pressSequentially('risk_w')
      await page.getByRole('option', { name: 'marts.risk_watchlist' }).waitFor()
      await page.keyboard.press('Tab')
      expect(await field.inputValue()).toBe('select count(*) as n from marts.risk_watchlist')
      await page.keyboard.press('Control+Enter')
      await page.getByText('1 row').first().waitFor()
    })
    await lanes.lend(async ({ page, takeComplaints }) => {
      await page.goto(`${demo.address}/explore/sql?sql=drop+table+marts.risk_watchlist`)
      await page.getByRole('button', { name: 'Run' }).click()
      await page.getByRole('alert').waitFor()
      takeComplaints()
    })
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
