import { describe, expect, it } from 'vitest'
import { shownAnnotations } from './annotations.ts'

const year = { from: '2020-01-01', to: '2020-12-31', width: 600 }

describe('annotations', () => {
  it('keep their words where there is room for them', () => {
    const said = [
      { date: '2020-02-01', text: 'plan change' },
      { date: '2020-09-01', text: 'price increase' },
    ]
    expect(shownAnnotations(said, year)).toEqual(said)
  })

  it('leave only the line where words would run into others, or out of the picture', () => {
    expect(
      shownAnnotations(
        [
          { date: '2020-02-10', text: 'second of two' },
          { date: '2020-02-01', text: 'first of two' },
          { date: '2020-12-30', text: 'at the very end' },
        ],
        year,
      ).map(({ text }) => text),
    ).toEqual(['first of two', '', ''])
  })

  it('are left out before the first point and after the last', () => {
    expect(shownAnnotations([{ date: '2019-05-01', text: 'before' }], year)).toEqual([])
  })
})
