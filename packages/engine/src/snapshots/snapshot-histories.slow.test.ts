import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FixtureProject } from '../fixtures/fixture-project.ts'
import {
  type Customer,
  snapshotAgain,
  type SnapshotRules,
  type Version,
} from '../fixtures/reference-snapshot.ts'

const DAY = 86_400_000
const FIRST_DAY = Date.UTC(2024, 0, 1)
const timestamp = (day: number): string =>
  `timestamp '${new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10)}'`

interface Case {
  readonly rules: SnapshotRules
  readonly columns?: { readonly from: string; readonly to: string; readonly deleted: string }
}

const SNAPSHOTS: Readonly<Record<string, Case>> = {
  timestamp_ignore: { rules: { strategy: 'timestamp', hardDeletes: 'ignore', compared: [] } },
  timestamp_invalidate: { rules: { strategy: 'timestamp', hardDeletes: 'invalidate', compared: [] } },
  timestamp_new_record: { rules: { strategy: 'timestamp', hardDeletes: 'new_record', compared: [] } },
  check_ignore: {
    rules: { strategy: 'check', hardDeletes: 'ignore', compared: ['name', 'plan', 'changedAt'] },
  },
  check_invalidate: { rules: { strategy: 'check', hardDeletes: 'invalidate', compared: ['name'] } },
  check_new_record: {
    rules: { strategy: 'check', hardDeletes: 'new_record', compared: ['name', 'plan'] },
    columns: { from: 'began_at', to: 'ended_at', deleted: 'was_deleted' },
  },
}

const customer = fc.record({
  id: fc.integer({ min: 1, max: 4 }),
  name: fc.constantFrom('Ada', 'Bob', null),
  plan: fc.constantFrom('free', 'pro'),
  changedAt: fc.integer({ min: 0, max: 20 }),
})
/** The table as it is found at each snapshot. */
const histories = fc.array(fc.uniqueArray(customer, { selector: (row) => row.id, maxLength: 4 }), {
  minLength: 2,
  maxLength: 5,
})

let history: FixtureProject

beforeAll(() => {
  history = new FixtureProject('history')
})

afterAll(() => history.remove())

async function fill(rows: readonly Customer[]): Promise<void> {
  const values = rows.map(
    ({ id, name, plan, changedAt }) =>
      `(${id}, 'eu', ${name === null ? 'null' : `'${name}'`}, '${plan}', ${timestamp(changedAt)})`,
  )
  await history.query(
    `create or replace table customers (id integer, region varchar, name varchar, plan varchar, changed_at timestamp);
     ${values.length === 0 ? '' : `insert into customers values ${values.join(', ')}`}`,
  )
}

async function versions(name: string, { columns, rules }: Case): Promise<readonly string[]> {
  const { from, to, deleted } = columns ?? {
    from: 'dbt_valid_from',
    to: 'dbt_valid_to',
    deleted: 'dbt_is_deleted',
  }
  const wasDeleted = rules.hardDeletes === 'new_record' ? `${deleted} = 'True'` : 'false'
  const rows = await history.query(
    `select id, name, plan, date_diff('day', ${timestamp(0)}, changed_at), date_diff('day', ${timestamp(0)}, ${from}),
       date_diff('day', ${timestamp(0)}, nullif(${to}, timestamp '9999-12-31')), ${wasDeleted} from ${name}`,
  )
  return rows.map((row) => row.join(' ')).toSorted()
}

const expected = (all: readonly Version[]): readonly string[] =>
  all
    .map(({ id, name, plan, changedAt, from, to, deleted }) =>
      [id, name, plan, changedAt, from, to, deleted].join(' '),
    )
    .toSorted()

describe('snapshots', () => {
  test('property: any history of a table gives what a plain reference gives', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (tables) => {
        for (const name of Object.keys(SNAPSHOTS)) await history.query(`drop table if exists ${name}`)
        let reference = Object.fromEntries(
          Object.keys(SNAPSHOTS).map((name) => [name, [] as readonly Version[]]),
        )
        for (const [index, rows] of tables.entries()) {
          const now = 30 + index
          await fill(rows)
          const result = await history.invoke('snapshot', {
            select: Object.keys(SNAPSHOTS),
            vars: { now: new Date(FIRST_DAY + now * DAY).toISOString().slice(0, 10) },
          })
          expect(result.results.map((each) => each.message)).toEqual(Object.keys(SNAPSHOTS).map(() => 'OK'))
          reference = Object.fromEntries(
            Object.entries(SNAPSHOTS).map(([name, { rules }]) => [
              name,
              snapshotAgain(reference[name] ?? [], { rows, now }, rules),
            ]),
          )
          for (const [name, each] of Object.entries(SNAPSHOTS)) {
            expect(await versions(name, each), `${name} after ${index + 1} snapshots`).toEqual(
              expected(reference[name] ?? []),
            )
          }
        }
      }),
      { numRuns: 6 },
    )
  })
})
