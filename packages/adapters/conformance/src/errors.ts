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

  test('a table that is there already', async () => {
    const { connection, sql } = session()
    await connection.query(`create table ${sql('there')} (id integer)`)
    await expect(connection.query(`create table ${sql('there')} (id integer)`)).rejects.toMatchObject({
      code: 'relation-exists',
    })
  })

  test('a constraint that does not hold', async (context) => {
    const { adapter, connection, sql } = session()
    const isEnforced = await connection.query(`create table ${sql('strict')} (id integer primary key)`).then(
      () => true,
      () => false,
    )
    if (!isEnforced) context.skip(`${adapter.type} has no primary keys`)
    await expect(connection.query(`insert into ${sql('strict')} values (1), (1)`)).rejects.toMatchObject({
      code: 'constraint-violated',
    })
  })

  test('a mistake is pointed at, behind characters of any width', async () => {
    const sql = "select '🙂ä',\n       no_such_column\nfrom (select 1 as a) t"
    const error: unknown = await session()
      .connection.query(sql)
      .catch((cause: unknown) => cause)
    expect(error).toMatchObject({
      code: 'binding-failed',
      message: expect.stringMatching(/LINE 2: {8}no_such_column\n {15}\^/),
      sqlOffset: sql.indexOf('no_such_column'),
    })
  })

  test('what is not there: a schema, a function; what needs another kind of relation', async () => {
    const { connection, sql } = session()
    const missing = { code: 'missing-relation' }
    await expect(connection.query('select * from no_such_schema.no_such_table')).rejects.toMatchObject(
      missing,
    )
    await expect(connection.query('select no_such_function(1)')).rejects.toMatchObject({
      code: expect.stringMatching(/^(binding-failed|missing-relation)$/),
    })
    await connection.query(`create view ${sql('a_view')} as select 1 as id`)
    await expect(connection.query(`drop table ${sql('a_view')}`)).rejects.toThrow()
  })

  test('after an error the connection works on', async () => {
    const { connection, rows } = session()
    await expect(connection.query('selec')).rejects.toThrow()
    expect(await rows('select 1')).toEqual([[1]])
  })

  test('parameters that do not match the statement', async () => {
    const { connection } = session()
    await expect(connection.query('select cast($1 as integer)')).rejects.toMatchObject({
      code: 'wrong-parameters',
    })
  })
}
