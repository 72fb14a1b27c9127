import { describe, expect, it } from 'vitest'
import { hostileBrief } from '../fixtures/hostile-brief.ts'
import { sampleBrief, sampleBriefWithoutBilling } from '../fixtures/sample-brief.ts'
import { displayWidth, truncated, wrapped } from './display-width.ts'
import { renderTerminal } from './render-terminal.ts'

const sgr = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g')
const plain = (columns: number, limit = 10) => renderTerminal(sampleBrief(limit), { columns, color: false })

describe('the brief in a terminal', () => {
  it('reads as a page of 80 columns', async () => {
    await expect(plain(80, 3)).toMatchFileSnapshot('../fixtures/golden/brief-80.txt')
  })

  it('spells out more where there is room', async () => {
    const watchlist = plain(120, 3)
      .split('\n\n')
      .find((item) => item.includes('accounts to look at'))
    await expect(`${watchlist}\n`).toMatchFileSnapshot('../fixtures/golden/watchlist-120.txt')
  })

  it.each([80, 100, 116, 140])('fits %i columns', (columns) => {
    for (const brief of [sampleBrief(), sampleBriefWithoutBilling(), hostileBrief()]) {
      const lines = renderTerminal(brief, { columns, color: false }).split('\n')
      expect(lines.filter((line) => displayWidth(line) > columns)).toEqual([])
    }
  })

  it('loses nothing without colour', () => {
    const coloured = renderTerminal(sampleBrief(), { columns: 80, color: true })
    expect(coloured).toMatch(sgr)
    expect(coloured.replace(sgr, '')).toBe(plain(80))
  })

  it('says what is missing and why', () => {
    const text = renderTerminal(sampleBriefWithoutBilling(), { columns: 80, color: false })
    expect(text).toMatch(/^45 accounts at risk\n/)
    expect(text).toContain('MRR movements: not available\nStripe is not connected.')
    expect(text).toMatch(/MRR +– +Stripe is not connected/)
  })

  it('lets no name act on the terminal or break a line', () => {
    const text = renderTerminal(hostileBrief(), { columns: 140, color: false })
    expect(text).not.toContain('\u001b')
    expect(text).not.toContain('\r')
    expect(text).not.toMatch(/^next/m)
  })
})

describe('display width', () => {
  it.each([
    ['Café', 4],
    ['Cafe\u0301', 4],
    ['東京', 4],
    ['■ At risk', 9],
  ])('%s takes %i cells', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })

  it('cuts between characters that take two cells', () => {
    expect(truncated('東京東京', 6)).toBe('東京…')
  })

  it('breaks at spaces', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three'])
  })
})
