import { describe, expect, it } from 'vitest'
import { metricSeries, writesUnit } from './metric-series.ts'

const metrics = [{ metric: 'mrr', label: 'MRR', unit: 'cents', additivity: 'additive' }]
const tableOf = (rows: readonly (readonly unknown[])[], ...names: readonly string[]) => ({
  columns: names.map((name) => ({ name, type: 'VARCHAR' })),
  rows: rows.map((row) => [...row]),
  truncated: false,
})

describe('an answer of the semantic layer', () => {
  it('is one line over time', () => {
    const table = tableOf(
      [
        ['2026-11-01', 20],
        ['2026-10-01', '10'],
        [null, 5],
      ],
      'metric_time__month',
      'mrr',
    )
    expect(metricSeries({ metrics, table })[0]?.points).toEqual([
      { date: '2026-10-01', series: 'MRR', value: 10 },
      { date: '2026-11-01', series: 'MRR', value: 20 },
    ])
  })

  it('is a line for each of the six greatest groups', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => ['2026-10-01', name, index])
    const [series] = metricSeries({ metrics, table: tableOf(rows, 'metric_time__month', 'segment', 'mrr') })
    expect(series?.points.map((point) => point.series)).toEqual(['G', 'F', 'E', 'D', 'C', 'B'])
  })

  it('has no line without time', () => {
    expect(metricSeries({ metrics, table: tableOf([['smb', 1]], 'segment', 'mrr') })).toEqual([])
  })

  it.each([
    ['cents', 124_000_00, '$124k'],
    ['ratio', 0.921, '92.1%'],
    [null, 1234, '1,234'],
  ])('writes %s', (unit, value, text) => {
    expect(writesUnit(unit, 'USD')(value)).toBe(text)
  })
})
