import { expect, test } from 'vitest'
import { FEATURES } from './features.ts'
import { observation } from './fixtures/company.ts'

const TELLS_THE_OUTCOME = /status|cancel|refund|churn|leaves|depart|renewed|ends_|health_risk|rules/

/** The values an observation's fields are read for by a feature. */
function fieldsRead(value: (typeof FEATURES)[number]['value']): readonly string[] {
  const read: string[] = []
  value(
    new Proxy(observation({}), {
      get: (target, field, receiver) => {
        read.push(String(field))
        return Reflect.get(target, field, receiver)
      },
    }),
  )
  return read
}

test('no feature reads what tells the outcome: status, cancellations, refunds, the label, another score', () => {
  const read = new Set(FEATURES.flatMap(({ value }) => fieldsRead(value)))
  expect([...read].filter((field) => TELLS_THE_OUTCOME.test(field))).toEqual([])
  expect(read.size).toBeGreaterThan(10)
})

test('every feature is a number or missing, whatever is missing', () => {
  const empty = Object.fromEntries(Object.keys(observation({})).map((field) => [field, null]))
  for (const { value } of FEATURES) {
    expect(Number.isFinite(value(observation({})))).toBe(true)
    expect(value({ ...observation({}), ...empty, mrr_cents: 0, segment: 'unknown' })).not.toBeNaN()
  }
})
