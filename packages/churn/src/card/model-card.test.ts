import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { DATA, FEATURE_CELLS, LIMITS, METHOD, SETTINGS_SENTENCE } from './card-text.ts'

const docs = fileURLToPath(new URL('../../../../docs/', import.meta.url))
const page = readFileSync(`${docs}churn-model.md`, 'utf8')

const figuresOf = (scorer: string): readonly number[] =>
  (page.split('\n').find((line) => line.startsWith(`| ${scorer}`)) ?? '').split('|').slice(4, 9).map(Number)

describe('docs/churn-model.md', () => {
  test('is what npm run docs:churn would write: it is not stale', () => {
    for (const text of [DATA, METHOD, SETTINGS_SENTENCE, LIMITS]) expect(page).toContain(text)
    const rows = page.split('\n').filter((line) => line.startsWith('| `'))
    expect(rows.map((row) => FEATURE_CELLS.find((cells) => row.startsWith(cells)))).toEqual(FEATURE_CELLS)
  })

  test('shows a model that is as good as it has to be, beside what it is compared with', () => {
    const [, , prAuc = 0, lift = 0, calibrationError = 1] = figuresOf('**model**')
    expect(lift).toBeGreaterThanOrEqual(4)
    expect(calibrationError).toBeLessThanOrEqual(0.05)
    expect(figuresOf('rules')[3]).toBeGreaterThanOrEqual(3)
    for (const other of ['rules', 'recency', 'constant'])
      expect(prAuc).toBeGreaterThan(figuresOf(other)[2] ?? 1)
  })

  test('has its picture', () => {
    expect(existsSync(`${docs}images/churn-calibration.svg`)).toBe(true)
  })
})
