import { setTimeout as wait } from 'node:timers/promises'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'

interface Lane {
  readonly page: Page
  /** What the console and others were told since the last time; takes it. */
  readonly takeComplaints: () => Complaints
}

interface Complaints {
  readonly complaints: readonly string[]
  readonly elsewhere: readonly string[]
}

export interface Lanes {
  /** Lends a page that nobody else uses meanwhile. */
  readonly lend: <T>(use: (lane: Lane) => Promise<T>) => Promise<T>
}

/** So many pages of one browser, each lent to one test after the other: starting one costs more than a test. */
export function pageLanes(browser: Browser, origin: string, count: number): Lanes {
  const waiting: ((lane: Lane) => void)[] = []
  const free: Lane[] = []
  let opened = 0
  function giveBack(lane: Lane): void {
    const next = waiting.shift()
    if (next === undefined) free.push(lane)
    else next(lane)
  }
  const take = async (): Promise<Lane> => {
    const lane = free.pop()
    if (lane !== undefined) return lane
    opened += 1
    return opened <= count
      ? await openLane(browser, origin)
      : await new Promise((resolve) => waiting.push(resolve))
  }
  return {
    lend: async (use) => {
      const lane = await take()
      try {
        return await use(lane)
      } finally {
        giveBack(lane)
      }
    },
  }
}

/** Notes what the page asks for, beside what its links fetched before it asked. */
const NOTED_FETCH = `
  window.asked = []
  const { fetch } = window
  window.fetch = (...request) => {
    window.asked.push(String(request[0]))
    return fetch(...request)
  }`

/** What links of the page fetched of the API in vain. */
export async function fetchedInVain(page: Page): Promise<readonly string[]> {
  return await page.evaluate<readonly string[]>(`
    [...document.querySelectorAll('link[as="fetch"]')]
      .map((link) => link.getAttribute('href'))
      .filter((href) => !window.asked.includes(href))`)
}

async function openLane(browser: Browser, origin: string): Promise<Lane> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  await context.addInitScript(axe.source)
  await context.addInitScript(NOTED_FETCH)
  const page = await context.newPage()
  let complaints: string[] = []
  let elsewhere: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const url = request.url()
    const isOwn = [origin, 'data:', 'blob:', 'about:'].some((start) => url.startsWith(start))
    if (!isOwn) elsewhere.push(url)
  })
  return {
    page,
    takeComplaints: () => {
      const taken = { complaints, elsewhere }
      complaints = []
      elsewhere = []
      return taken
    },
  }
}

/** What stands for itself: samples, raw tables that no version holds, gates, and metrics beside their own SQL. */
const WITHOUT_ROWS = ['Gates', 'Source tables']
const UNLED_PAGES = /^\/(?:design|explore)/

/** Pictures that nothing is behind, and rows of figures that lead nowhere. */
export async function figuresWithoutRows(page: Page): Promise<readonly string[]> {
  if (UNLED_PAGES.test(new URL(page.url()).pathname)) return []
  return await page.evaluate<readonly string[]>(`[
    ...[...document.querySelectorAll('main .chart:has(.plot:not(.leads))')]
      .filter((chart) => chart.parentElement.querySelector('.category-links') === null)
      .map((chart) => chart.querySelector('.chart-title').textContent),
    ...[...document.querySelectorAll('main table')]
      .filter((table) => [...table.querySelectorAll('tbody tr')].slice(0, 5)
        .some((row) => row.querySelector('td.n') !== null && row.querySelector('a, button') === null))
      .map((table) => table.caption.textContent),
  ].filter((name) => !${JSON.stringify(WITHOUT_ROWS)}.includes(name))`)
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** Everything in light; in dark only what differs there, the colours. */
export async function accessFaults(page: Page): Promise<readonly string[]> {
  const light = await faults(page, '{ resultTypes: ["violations"] }')
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const dark = await faults(page, '{ resultTypes: ["violations"], runOnly: ["color-contrast"] }')
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return [...light, ...dark]
}

async function faults(page: Page, options: string): Promise<readonly string[]> {
  const { violations } = await page.evaluate<AxeResult>(`axe.run(document, ${options})`)
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}

/** Until nothing holds the place of something else. */
export async function whole(page: Page): Promise<void> {
  const places = page.locator('[aria-busy="true"], main .skeleton:not(.themes *)')
  await page.locator('h1, .state').first().waitFor()
  await places.first().waitFor({ state: 'detached' })
}

/** What is read once it is as it should be, or at the last of many times. */
export async function settled<T>(read: () => Promise<T>, isRight: (value: T) => boolean): Promise<T> {
  for (let left = 60; left > 0; left -= 1) {
    const value = await read()
    if (isRight(value)) return value
    await wait(50)
  }
  return await read()
}
