import { describe, expect, test } from 'vitest'
import { companyOf, observation, randomNumbers } from './fixtures/company.ts'
import type { Observation } from './observation.ts'
import type { ChurnRow } from './churn-row.ts'
import { trainChurn } from './train-churn.ts'

async function rowsOf(observations: readonly Observation[]): Promise<readonly ChurnRow[]> {
  async function* given(): AsyncGenerator<Observation> {
    yield* observations
  }
  const rows: ChurnRow[] = []
  for await (const row of trainChurn(given())) rows.push(row)
  return rows
}

type RowOf<Output extends ChurnRow['output']> = Extract<ChurnRow, { readonly output: Output }>

const only = <Output extends ChurnRow['output']>(
  rows: readonly ChurnRow[],
  output: Output,
): readonly RowOf<Output>[] => rows.filter((row): row is RowOf<Output> => row.output === output)

const LAST_DAY_SEEN = '2023-10-31'

const until = (all: readonly ChurnRow[]): readonly ChurnRow[] =>
  only(all, 'prediction').filter(({ date }) => date <= LAST_DAY_SEEN)

describe('churn learned from a company', async () => {
  const company = companyOf({ customers: 400, months: 16, seed: 1 })
  const rows = await rowsOf(company)

  test('the model is better than what it is compared with, and its risks are shares', () => {
    const quality = new Map(only(rows, 'quality').map((row) => [row.scorer, row]))
    const [model, recency] = [quality.get('model'), quality.get('recency')]
    expect(model?.lift_at_tenth).toBeGreaterThan(2.5)
    expect(model?.lift_at_tenth).toBeGreaterThan(recency?.lift_at_tenth ?? 9)
    expect(model?.calibration_error).toBeLessThan(0.05)
    expect(model?.brier).toBeLessThan(quality.get('constant')?.brier ?? 0)
  })

  test('every observation has a risk, or the reason why not', () => {
    const predictions = only(rows, 'prediction')
    expect(predictions).toHaveLength(company.length)
    for (const { churn_risk_score: risk, missing_reason: reason } of predictions) {
      expect(risk === null).toBe(reason !== null)
    }
  })

  test('models are learned once enough customers have left, and then each quarter, from months that were over', () => {
    const trainings = only(rows, 'training')
    expect(trainings.find(({ observations }) => observations > 0)?.date).toBe('2023-05-31')
    const learned = trainings.filter(({ is_trained }) => is_trained)
    expect(learned[0]).toEqual(trainings.find(({ churned }) => churned >= 40))
    expect(learned.slice(1).map(({ date }) => date)).toEqual(['2023-09-30', '2023-12-31', '2024-03-31'])
  })

  test('what is changed after a day changes no risk of that day or before', async () => {
    const random = randomNumbers(9)
    const changed = company.map((own): Observation => {
      const isOver = own.date <= LAST_DAY_SEEN
      if (isOver) return own.date > '2023-07-31' ? { ...own, leaves: random() < 0.5 } : own
      return { ...own, usage_of_usual: random(), mrr_cents: 1, segment: 'enterprise', leaves: random() < 0.5 }
    })
    expect(until(await rowsOf(changed))).toEqual(until(rows))
  })

  test('the order of the rows changes nothing', async () => {
    const random = randomNumbers(4)
    const shuffled = company
      .map((own) => ({ own, place: random() }))
      .toSorted((left, right) => left.place - right.place)
      .map(({ own }) => own)
    expect(await rowsOf(shuffled)).toEqual(rows)
  })

  test('what a customer did before and after says nothing about its own risk', async () => {
    const [chosen] = company.filter(({ date }) => date === '2024-04-30')
    const id = chosen?.customer_id ?? ''
    const changed = company.map((own) =>
      own.customer_id === id && own.date !== '2024-04-30' ? { ...own, leaves: true, usage_of_usual: 0 } : own,
    )
    const riskOf = (all: readonly ChurnRow[]): number | null | undefined =>
      only(all, 'prediction').find((row) => row.customer_id === id && row.date === '2024-04-30')
        ?.churn_risk_score
    expect(riskOf(rows)).toBeGreaterThan(0)
    expect(riskOf(await rowsOf(changed))).toBe(riskOf(rows))
  })
})

describe('without a model', () => {
  test('few customers have no risk, and the reason says so', async () => {
    const rows = await rowsOf(companyOf({ customers: 20, months: 12, seed: 2 }))
    expect(new Set(only(rows, 'prediction').map((row) => row.missing_reason))).toEqual(
      new Set(['too_few_churned']),
    )
    expect(only(rows, 'quality')).toEqual([])
    expect(only(rows, 'feature')).toEqual([])
  })

  test('no observation gives nothing', async () => {
    expect(await rowsOf([])).toEqual([])
  })

  test('who is known to leave has no risk', async () => {
    const [row] = await rowsOf([observation({ is_cancellation_known: true })])
    expect(row).toMatchObject({ churn_risk_score: null, missing_reason: 'cancellation_known' })
  })
})
