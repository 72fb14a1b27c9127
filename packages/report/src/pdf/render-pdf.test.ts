import { describe, expect, it } from 'vitest'
import { hostileBrief, hostileName } from '../fixtures/hostile-brief.ts'
import { sampleBrief, sampleBriefWithoutBilling } from '../fixtures/sample-brief.ts'
import type { Block } from './block.ts'
import { printed, renderPdf } from './render-pdf.ts'

const document = printed(sampleBrief())
const flat = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => (block.kind === 'pair' ? block.sides.flatMap(flat) : [block]))
const tables = flat(document.blocks).filter((block) => block.kind === 'table')
const charts = flat(document.blocks).filter((block) => block.kind === 'chart')

describe('the printed report', () => {
  it('begins with the answer of the page', () => {
    expect(document.blocks[0]).toEqual({
      kind: 'heading',
      rank: 1,
      text: '37 accounts at risk, $482k ARR, 2 more than yesterday',
    })
    expect(document.facts).toContain('214 of 214 checks passed')
  })

  it('has every chart of the page once, described in words', () => {
    expect(charts.map(({ title }) => title)).toHaveLength(8)
    expect(new Set(charts.map(({ title }) => title)).size).toBe(8)
    for (const { alt, svg } of charts) {
      expect(alt.length).toBeGreaterThan(20)
      expect(svg).not.toMatch(/var\(|currentColor|aria-/)
    }
  })

  it('gives every row as many cells as the table has columns', () => {
    expect(tables.length).toBeGreaterThan(5)
    for (const { title, columns, rows } of tables) {
      for (const row of rows) {
        expect(
          row.cells.reduce((sum, cell) => sum + cell.span, 0),
          title,
        ).toBe(columns.length)
      }
    }
  })

  it('lists the watchlist with its sum', () => {
    const watchlist = tables.find(({ title }) => title === 'Risk watchlist')
    expect(watchlist?.rows.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 10 }, () => 'row'),
      'sum',
    ])
  })

  it('is a tagged PDF with its title, in several pages', () => {
    const { pdf } = renderPdf(sampleBriefWithoutBilling(), 'us-letter')
    const text = Buffer.from(pdf).toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text).toContain('/StructTreeRoot')
    expect(text).toContain('/Marked true')
    expect(text.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1)
  })

  it('says which letters no font has, and is made all the same', () => {
    const { pdf, unshown } = renderPdf({ ...sampleBrief(1), currency: 'USD' })
    expect(pdf.length).toBeGreaterThan(20_000)
    expect(unshown.every((letter) => letter.length > 0)).toBe(true)
  })

  it('sets names from the data as text, whatever they try to be', () => {
    const text = JSON.stringify(printed(hostileBrief()))
    expect(text).toContain(JSON.stringify(hostileName.slice(0, 25)).slice(1, -1))
    expect(renderPdf(hostileBrief()).pdf.length).toBeGreaterThan(20_000)
  })
})
