import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { rangeText, pictureFile } from './page/render-page.ts'
import { DISTRIBUTIONS } from './quality-report.ts'
import { RANGES } from './ranges.ts'

const docs = fileURLToPath(new URL('../../../../docs/', import.meta.url))
const page = readFileSync(`${docs}simulator-quality.md`, 'utf8')

/** `npm run docs:simulator` writes the page anew. */
describe('the page on the quality of simulated data', () => {
  it('has a row for every range, in the order of the ranges', () => {
    const rows = page.split('\n').flatMap((line) => {
      const [, label, , , range, source] =
        line.split(' | ').length === 5 ? ['', ...line.slice(2, -2).split(' | ')] : []
      return label === undefined || label === 'figure' ? [] : [{ label, range, source }]
    })
    expect(rows).toEqual(
      RANGES.map((range) => ({ label: range.label, range: rangeText(range), source: range.source })),
    )
  })

  it('has no figure outside its range', () => {
    expect(page.split('\n').filter((line) => line.startsWith('|') && line.includes('**'))).toEqual([])
  })

  it.each(DISTRIBUTIONS)('shows "$title"', (distribution) => {
    expect(page).toContain(`### ${distribution.title}\n\n${distribution.caption}\n`)
    expect(page).toContain(`](${pictureFile(distribution)})`)
    const picture = readFileSync(`${docs}${pictureFile(distribution)}`, 'utf8')
    expect(picture).toContain(`<title id="title">${distribution.title.replaceAll('&', '&amp;')}</title>`)
  })
})
