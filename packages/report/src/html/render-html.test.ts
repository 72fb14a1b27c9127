import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { sampleBrief, sampleBriefWithoutBilling } from '../fixtures/sample-brief.ts'
import { hostileBrief } from '../fixtures/hostile-brief.ts'
import { renderHtml } from './render-html.ts'

const page = renderHtml(sampleBrief())
const { document } = parseHTML(page)
const all = (selector: string) => [...document.querySelectorAll(selector)]
const textOf = (selector: string): string =>
  (document.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim()

const cents = (selector: string): readonly number[] =>
  all(selector).map((item) => Math.round(Number(item.getAttribute('value')) * 100))

describe('the page', () => {
  it('answers its question in the first heading', () => {
    expect(textOf('h1')).toBe('37 accounts at risk, $482k ARR, 2 more than yesterday')
    expect(all('h1')).toHaveLength(1)
  })

  it('needs no script and no request', () => {
    expect(page).not.toMatch(/<script|javascript:|\son\w+=/i)
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|url\((?!data:)|@import|src="(?!data:)/,
    )
    expect(all('link').map((item) => item.getAttribute('href'))).toEqual(['data:,'])
  })

  it('is small enough to mail', () => {
    expect(page.length).toBeLessThan(300_000)
  })

  it('has one id per element, and every reference leads to one', () => {
    const ids = all('[id]').map((item) => item.id)
    expect(new Set(ids).size).toBe(ids.length)
    const named = all('[aria-labelledby], [aria-describedby]').flatMap((item) => [
      item.getAttribute('aria-labelledby'),
      item.getAttribute('aria-describedby'),
    ])
    expect(named.filter((item) => item !== null).filter((item) => !ids.includes(item))).toEqual([])
  })

  it('gives each chart a title, a unit and period, a description and its figures as a table', () => {
    const charts = all('figure.chart')
    expect(charts.map((item) => item.id)).toEqual([
      'bands',
      'bridge-month',
      'bridge-year',
      'movements',
      'retention-by-segment',
      'cohort-revenue',
      'cohort-accounts',
      'churn-by-tenth',
    ])
    for (const chart of charts) {
      expect(chart.querySelector('h2, h3')?.textContent).not.toBe('')
      expect(chart.querySelector('figcaption p')?.textContent).not.toBe('')
      expect(chart.querySelectorAll('svg[role=img] > title')).toHaveLength(
        chart.querySelectorAll('figure > div').length,
      )
      expect(chart.querySelectorAll('svg[role=img] > desc')).toHaveLength(
        chart.querySelectorAll('figure > div').length,
      )
      expect(chart.querySelectorAll('details table tbody tr').length).toBeGreaterThan(3)
    }
  })

  it('colours by variables only, so that both themes apply to charts', () => {
    const colours = all('svg [fill], svg [stroke]').flatMap((item) => [
      item.getAttribute('fill'),
      item.getAttribute('stroke'),
    ])
    const fixed = colours.filter(
      (item) => item !== null && !/^(none|currentColor|var\(--[\w-]+\))$/.test(item),
    )
    expect(fixed).toEqual([])
  })

  it('shows a sum that equals the rows above it', () => {
    const rows = cents('#watchlist tbody td[data-label=ARR] data')
    expect(cents('#watchlist tfoot td[data-label=ARR] data')).toEqual([
      rows.reduce((sum, item) => sum + item, 0),
    ])
  })

  it('shows a listed customer in one row', async () => {
    const row = document.querySelector('#watchlist tbody tr')?.outerHTML ?? ''
    await expect(row.replace(/<svg class="spark"[\s\S]*?<\/svg>/, '<!-- sparkline -->')).toMatchFileSnapshot(
      '../fixtures/golden/watchlist-row.html',
    )
  })
})

describe('a page without billing', () => {
  const { document: gaps } = parseHTML(renderHtml(sampleBriefWithoutBilling()))

  it('says what is left out and why, and shows no figure for it', () => {
    const revenue = gaps.querySelector('#revenue')
    expect(revenue?.querySelector('h2')?.textContent).toBe('MRR movements: not available')
    expect(revenue?.textContent).toContain('Stripe is not connected')
    expect(revenue?.textContent).not.toMatch(/[$\d]/)
  })

  it('writes a dash with its reason where a figure is unknown', () => {
    const mrr = gaps.querySelector('.ledger dd .missing')
    expect(mrr?.getAttribute('title')).toContain('Stripe is not connected')
    expect(mrr?.textContent).toContain('–')
  })
})

describe('names from the data', () => {
  it('stay text', () => {
    const hostile = renderHtml(hostileBrief())
    expect(hostile).not.toContain('<script')
    expect(hostile).not.toContain('<img')
    expect(hostile).not.toContain('\u001b')
    expect(hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})
