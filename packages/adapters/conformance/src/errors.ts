import { WaypointError } from '@waypoint/contracts'
import { expect, test } from 'vitest'
import { type OpenAdapter, useSession } from './session.ts'

const mistakes: readonly (readonly [sql: string, code: string])[] = [
  ['selec 1', 'invalid-sql'],
  ['select * from no_such_table', 'missing-relation'],
  ['select no_such_column from (select 1 as a) t', 'binding-failed'],
  ["select cast('x' as integer)", 'conversion-failed'],
]

export function describeErrors(open: OpenAdapter): void {
  const session = useSession(open)

  test.each(mistakes)('%s → %s', async (sql, code) => {
    const error: unknown = await session()
      .connection.query(sql)
      .catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(WaypointError)
    expect(error).toMatchObject({ code, sql })
  })

  test('a table that is there already, a constraint that does not hold', async () => {
    const { connection, sql } = session()
    await connection.query(`create table ${sql('strict')} (id integer primary key)`)
    await expect(connection.query(`create table ${sql('strict')} (id integer)`)).rejects.toMatchObject({
      code: 'relation-exists',
    })
    await expect(connection.query(`insert into ${sql('strict')} values (1), (1)`)).rejects.toMatchObject({
      code: 'constraint-violated',
    })
  })

  test('parameters that do not match the statement', async () => {
    const { connection } = session()
    await expect(connection.query('select cast($1 as integer)')).rejects.toMatchObject({
      code: 'wrong-parameters',
    })
  })
}
