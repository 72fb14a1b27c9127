import { describe, expect, it } from 'vitest'
import { hostileBrief } from '../fixtures/hostile-brief.ts'
import { sampleBrief, sampleBriefWithoutBilling } from '../fixtures/sample-brief.ts'
import { escaped } from './escape.ts'
import { renderMarkdown } from './render-markdown.ts'

describe('the brief as Markdown', () => {
  it('reads as a page', async () => {
    await expect(renderMarkdown(sampleBrief(3))).toMatchFileSnapshot('../fixtures/golden/brief.md')
  })

  it('says what is missing and why', () => {
    const text = renderMarkdown(sampleBriefWithoutBilling())
    expect(text).toContain('## MRR movements: not available\n\nStripe is not connected')
    expect(text).toContain('| MRR | – | Stripe is not connected')
  })

  it('keeps every table rectangular, whatever a name holds', () => {
    for (const table of renderMarkdown(hostileBrief())
      .split('\n\n')
      .filter((item) => item.startsWith('|'))) {
      const widths = table.split('\n').map((line) => line.split(/(?<!\\)\|/).length)
      expect(new Set(widths).size).toBe(1)
    }
  })
})

describe('escaping', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['<script>', '&lt;script&gt;'],
    ['**b** _i_ `c`', '\\*\\*b\\*\\* \\_i\\_ \\`c\\`'],
    ['[l](x)', '\\[l\\](x)'],
    ['a\nb', 'a b'],
    ['back\\slash', 'back\\\\slash'],
    ['# no heading', '\\# no heading'],
    ['AT&T', 'AT&amp;T'],
  ])('%j becomes %j', (text, markdown) => {
    expect(escaped(text)).toBe(markdown)
  })

  it('leaves no address that a reader would turn into a link', () => {
    expect(escaped('https://a.example www.b.example')).not.toMatch(/https:|www\./)
  })
})
