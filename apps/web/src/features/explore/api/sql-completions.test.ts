import { describe, expect, it } from 'vitest'
import { sqlCompletions } from './sql-completions.ts'
import { sqlTokens } from './sql-tokens.ts'

const tables = [
  { schema: 'marts', name: 'risk_watchlist', columns: [{ name: 'rank' }, { name: 'mrr_at_risk_cents' }] },
  { schema: 'entities', name: 'entity_customers', columns: [{ name: 'mrr_cents' }] },
]

/** The caret stands at |. */
const completed = (text: string): readonly string[] => {
  const caret = text.indexOf('|')
  return sqlCompletions(text.replace('|', ''), caret, tables).words
}

describe('statements', () => {
  it.each([
    `select 'it''s' as "a b", 1.5e3 -- why\nfrom x /* all */`,
    "select 'unfinished",
    'select * from /* unfinished',
    '',
  ])('%j stays whole in its pieces', (sql) => {
    expect(
      sqlTokens(sql)
        .map(({ text }) => text)
        .join(''),
    ).toBe(sql)
  })

  it('tell keywords, text, numbers and comments apart', () => {
    expect(
      sqlTokens("select 1, 'from' -- from").flatMap(({ kind, text }) =>
        kind === 'other' ? [] : [kind, text],
      ),
    ).toEqual(['keyword', 'select', 'number', '1', 'text', "'from'", 'comment', '-- from'])
  })
})

describe('completion', () => {
  it('offers tables where a table stands, by either part of the name', () => {
    expect(completed('select * from risk|')).toEqual(['marts.risk_watchlist'])
    expect(completed('select * from ent|')).toEqual(['entities.entity_customers'])
  })

  it('offers columns of the tables that are named, and keywords', () => {
    expect(completed('select mrr| from marts.risk_watchlist')).toEqual(['mrr_at_risk_cents'])
    expect(completed('select rank from marts.risk_watchlist ord|')).toEqual(['order'])
  })

  it('keeps the alias before a column', () => {
    expect(completed('select r.ra| from marts.risk_watchlist as r')).toEqual(['r.rank'])
  })

  it.each(["select 'ra|", 'select 1 -- ra|', 'select 12|', 'select |'])('stays away in %s', (text) => {
    expect(completed(text)).toEqual([])
  })
})
