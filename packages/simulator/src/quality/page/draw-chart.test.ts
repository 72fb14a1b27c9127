import { describe, expect, it } from 'vitest'
import type { Chart } from './chart.ts'
import { drawChart } from './draw-chart.ts'

const chart: Chart = {
  title: 'Bars & <lines>',
  caption: 'Two of three were measured.',
  shape: 'bars',
  unit: 'percent',
  categories: ['one', 'two', 'three'],
  series: [{ name: 'all', values: [0.25, undefined, 1] }],
  band: undefined,
}

const count = (svg: string, piece: string): number => svg.split(piece).length - 1

describe('a chart', () => {
  it('has a name and a description in plain words', () => {
    const svg = drawChart(chart)
    expect(svg).toContain('<title id="title">Bars &amp; &lt;lines&gt;</title>')
    expect(svg).toContain('<desc id="desc">Two of three were measured.</desc>')
  })

  it('has a bar for every value, as high as the value', () => {
    const svg = drawChart(chart)
    expect(count(svg, '<rect class="f0"')).toBe(2)
    const heights = [...svg.matchAll(/<rect class="f0"[^>]* height="([\d.]+)"/g)].map((match) =>
      Number(match[1]),
    )
    expect((heights[0] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(0.25, 2)
  })

  it('leaves a line out where nothing was measured, and shades what is plausible', () => {
    const svg = drawChart({ ...chart, shape: 'lines', band: [0.5, 0.75] })
    expect(svg.match(/<polyline class="curve s0" points="([^"]*)"/)?.[1]?.split(' ')).toHaveLength(2)
    expect(count(svg, 'class="band"')).toBe(1)
  })

  it('knows both themes', () => {
    expect(drawChart(chart)).toContain('@media (prefers-color-scheme:dark)')
  })
})
