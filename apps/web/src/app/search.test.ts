import { describe, expect, it } from 'vitest'
import { isoDay, oneOf, parseSearch, severalOf, spanOf, stringifySearch } from './search.ts'

describe('the state in the address', () => {
  it('is read as it was written', () => {
    const search = { basis: 'event', band: 'critical,at_risk', q: 'Blue & Co' }
    expect(stringifySearch(search)).toBe('?basis=event&band=critical,at_risk&q=Blue+%26+Co')
    expect(parseSearch(stringifySearch(search))).toEqual(search)
  })

  it('leaves out what is not set', () => {
    expect(stringifySearch({ q: '', sort: undefined })).toBe('')
  })

  it.each([
    ['event', 'event'],
    ['drop table', 'month_end'],
    [undefined, 'month_end'],
  ])('takes %s as %s', (value, expected) => {
    expect(oneOf(value, ['month_end', 'event'])).toBe(expected)
  })

  it('keeps of a list what there is', () => {
    expect(severalOf('at_risk,nonsense', ['critical', 'at_risk'])).toEqual(['at_risk'])
  })

  it('asks for no time that ends before it begins', () => {
    expect(spanOf('2026-01-01', '2026-02-01')).toEqual({ from: '2026-01-01', to: '2026-02-01' })
    expect(spanOf('2026-02-01', '2026-01-01')).toEqual({ from: '2026-02-01' })
    expect(spanOf('soon', undefined)).toEqual({})
  })

  it.each([
    ['2026-11-21', '2026-11-21'],
    ['2026-13-45', undefined],
    ['yesterday', undefined],
  ])('takes the day %s as %s', (value, expected) => {
    expect(isoDay(value)).toBe(expected)
  })
})
