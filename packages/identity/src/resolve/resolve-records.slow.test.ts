import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { companyRows } from '../fixtures/company-rows.ts'
import { customersIn, emptyFolder, groupsOf, type RecordRow, resolveRows } from '../fixtures/record-rows.ts'
import { explainPair } from '../explain/explain-pair.ts'
import { addOverride, undoOverride } from '../overrides/change-overrides.ts'
import { recordKeyOf } from '../overrides/overrides.ts'
import { DEFAULT_WEIGHTS } from '../scoring/default-weights.ts'

const ROWS = companyRows(120)

const customersOf = async (rows: readonly RecordRow[], options = {}): Promise<ReadonlyMap<string, string>> =>
  await customersIn((await resolveRows(rows, options)).dir)

const decision = { author: 'Ana Lindqvist', reason: 'asked them', at: '2026-01-02T00:00:00Z' }

describe('a resolution', () => {
  test('puts the records of each company together, and each record in exactly one customer', async () => {
    const summary = await resolveRows(ROWS)
    const customers = await customersIn(summary.dir)
    expect(customers.size).toBe(ROWS.length)
    expect(summary.evaluation?.pairwise.precision).toBeGreaterThan(0.99)
    expect(summary.evaluation?.pairwise.recall).toBeGreaterThan(0.97)
  })

  test('does not depend on the order of rows', async () => {
    const expected = await customersOf(ROWS)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...ROWS], { minLength: ROWS.length }), async (shuffled) => {
        expect(await customersOf(shuffled)).toEqual(expected)
      }),
      { numRuns: 3 },
    )
  })

  test('changes nothing when it is repeated', async () => {
    const first = await resolveRows(ROWS)
    const before = await customersIn(first.dir)
    const again = await resolveRows(ROWS, { dir: first.dir })
    expect(await customersIn(first.dir)).toEqual(before)
    expect(again.events).toEqual({})
  })

  test('batch by batch comes to the same groups as all at once, in whatever order', async () => {
    const expected = groupsOf(await customersOf(ROWS))
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: ROWS.length - 1 }), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...ROWS], { minLength: ROWS.length }),
        cuts,
        async (shuffled, drawn) => {
          const edges = [0, ...drawn.toSorted((a, b) => a - b), ROWS.length]
          const dir = emptyFolder()
          for (const [index, from] of edges.slice(0, -1).entries()) {
            await resolveRows(shuffled.slice(from, edges[index + 1]), { dir, append: index > 0 })
          }
          expect(groupsOf(await customersIn(dir))).toEqual(expected)
        },
      ),
      { numRuns: 2 },
    )
  })

  test('keeps the ids of old records when others arrive', async () => {
    const dir = emptyFolder()
    await resolveRows(ROWS.slice(0, 250), { dir })
    const before = await customersIn(dir)
    await resolveRows(ROWS.slice(250), { dir, append: true })
    const after = await customersIn(dir)
    const kept = [...before].filter(([key, customer]) => after.get(key) === customer)
    expect(kept.length / before.size).toBeGreaterThan(0.995)
  })
})

describe('an override', () => {
  test.each([false, true])(
    'matches and splits, and gives back the same ids when it is undone (append: %s)',
    async (append) => {
      const { dir } = await resolveRows(ROWS)
      const before = await customersIn(dir)
      const again = async (): Promise<ReadonlyMap<string, string>> => {
        await resolveRows(append ? ROWS.slice(0, 1) : ROWS, { dir, append })
        return await customersIn(dir)
      }
      const match = addOverride({
        dir,
        kind: 'force_match',
        one: recordKeyOf('crm:a0'),
        other: recordKeyOf('crm:a1'),
        ...decision,
      })
      const split = addOverride({
        dir,
        kind: 'force_split',
        one: recordKeyOf('crm:a5'),
        other: recordKeyOf('billing:b5'),
        ...decision,
      })
      const decided = await again()
      expect(decided.get('crm:a0')).toBe(decided.get('crm:a1'))
      expect(decided.get('crm:a5')).not.toBe(decided.get('billing:b5'))
      undoOverride({ dir, number: match.number, ...decision })
      undoOverride({ dir, number: split.number, ...decision })
      expect(await again()).toEqual(before)
    },
  )
})

describe('other weights', () => {
  const doubting = { ...DEFAULT_WEIGHTS, version: 'doubting', strata: {} }
  const [one, other] = [recordKeyOf('crm:a0'), recordKeyOf('billing:b0')]

  test('are kept: what is added and what is explained goes by them', async () => {
    const { dir, customers } = await resolveRows(ROWS, { weights: doubting })
    expect(customers).toBe(ROWS.length)
    await resolveRows(ROWS.slice(0, 1), { dir, append: true })
    expect((await explainPair({ dir, one, other })).isTogether).toBe(false)
    expect((await explainPair({ dir, one, other })).priorBits).toBe(-6)
  })

  test('cannot be mixed with those of before', async () => {
    const { dir } = await resolveRows(ROWS)
    await expect(resolveRows(ROWS.slice(0, 1), { dir, append: true, weights: doubting })).rejects.toThrow(
      /judged by the weights 'default 3', not by 'doubting'/,
    )
  })
})

test('records of one system with different domains stay apart by rule, whatever else they share', async () => {
  const rows: readonly RecordRow[] = [
    {
      source_system: 'crm',
      source_id: '1',
      name: 'Quantel Foods',
      domain: 'quantel.com',
      phone: '5125550100',
    },
    {
      source_system: 'crm',
      source_id: '2',
      name: 'Quantel Foods',
      domain: 'quantelfoods.io',
      phone: '5125550100',
    },
    {
      source_system: 'app',
      source_id: '3',
      name: 'Quantel Foods',
      email: 'jo@quantel.com',
      phone: '5125550100',
    },
  ]
  expect((await resolveRows(rows)).customers).toBe(1)
  const ruled = await resolveRows(rows, { weights: { ...DEFAULT_WEIGHTS, cannotLink: ['crm'] } })
  const customers = await customersIn(ruled.dir)
  expect(customers.get('crm:1')).not.toBe(customers.get('crm:2'))
  expect(customers.get('crm:1')).toBe(customers.get('app:3'))
  const [one, other] = [recordKeyOf('crm:1'), recordKeyOf('crm:2')]
  expect((await explainPair({ dir: ruled.dir, one, other })).isForbidden).toBe(true)
})
