import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenAdapter, useSession } from './session.ts'

/**
 * What materializations do to relations, one statement at a time. `unrenamed` says why a relation of a kind cannot
 * have the name of a dropped one of the other kind.
 */
export function describeRelationChanges(
  open: OpenAdapter,
  unrenamed: Readonly<Record<string, string>>,
): void {
  const session = useSession(open)

  describe('renaming', () => {
    beforeEach((context) => {
      const { adapter } = session()
      if (!adapter.capabilities.renameRelation) context.skip(`${adapter.type} cannot rename a relation`)
    })

    test.for(['table', 'view'])(
      'a %s, to the name of one of the other kind that is gone',
      async (kind, context) => {
        const reason = unrenamed[kind]
        if (reason !== undefined) context.skip(reason)
        const { adapter, connection, rows, sql } = session()
        const other = kind === 'table' ? 'view' : 'table'
        await connection.query(`create ${other} ${sql('swapped')} as select 1 as id`)
        await connection.query(`create ${kind} ${sql('next one')} as select 2 as id`)
        await connection.query(`drop ${other} ${sql('swapped')}`)
        await connection.query(`alter ${kind} ${sql('next one')} rename to ${adapter.quote('swapped')}`)
        expect(await rows(`select id from ${sql('swapped')}`)).toEqual([[2]])
        const relations = await adapter.listRelations(connection, null, 'waypoint_conformance')
        expect(relations.map(({ identifier, type }) => `${type} ${identifier}`)).toEqual([`${kind} swapped`])
        await connection.query(`drop ${kind} ${sql('swapped')}`)
      },
    )
  })

  test('columns are added and dropped', async () => {
    const { adapter, connection, kept, relation, sql } = session()
    await connection.query(`create table ${sql('changing')} as select 1 as id, 2 as old`)
    await connection.query(`alter table ${sql('changing')} add column "New One" varchar`)
    await connection.query(`alter table ${sql('changing')} drop column old`)
    const columns = await adapter.columnsOf(connection, relation('changing'))
    expect(columns.map(({ name }) => name)).toEqual(['id', kept('New One')])
    await connection.query(`drop table ${sql('changing')}`)
  })

  test('the type of a column is widened', async (context) => {
    const { adapter, connection, relation, rows, sql } = session()
    if (!adapter.capabilities.alterColumnType) context.skip(`${adapter.type} does not change types`)
    await connection.query(`create table ${sql('widened')} as select cast(1 as integer) as id`)
    const before = await adapter.columnsOf(connection, relation('widened'))
    await connection.query(`alter table ${sql('widened')} alter column id set data type bigint`)
    expect(await adapter.columnsOf(connection, relation('widened'))).not.toEqual(before)
    await connection.query(`insert into ${sql('widened')} values (9007199254740993)`)
    expect(await rows(`select max(id) from ${sql('widened')}`)).toEqual([[9007199254740993n]])
  })

  test('a table is replaced in one statement', async (context) => {
    const { adapter, connection, rows, sql } = session()
    if (!adapter.capabilities.createOrReplaceTable) context.skip(`${adapter.type} drops and creates`)
    await connection.query(`create table ${sql('replaced')} as select 1 as id`)
    await connection.query(
      `create or replace table ${sql('replaced')} as select id + 1 as id from ${sql('replaced')}`,
    )
    expect(await rows(`select id from ${sql('replaced')}`)).toEqual([[2]])
  })

  test('rows are merged', async (context) => {
    const { adapter, connection, rows, sql } = session()
    if (!adapter.capabilities.mergeStatement) context.skip(`${adapter.type} has no MERGE`)
    await connection.query(`create table ${sql('merged')} as select 1 as id, 'old' as v`)
    const { rowsAffected } = await connection.query(
      `merge into ${sql('merged')} as target using (select 1 as id, 'new' as v union all select 2, 'two') as source
       on target.id = source.id
       when matched then update set v = source.v
       when not matched then insert (id, v) values (source.id, source.v)`,
    )
    expect(rowsAffected).toBe(2)
    expect(await rows(`select id, v from ${sql('merged')} order by id`)).toEqual([
      [1, 'new'],
      [2, 'two'],
    ])
  })

  test('a materialized view is listed as what it is, and tells its columns', async (context) => {
    const { adapter, connection, relation, sql } = session()
    if (!adapter.capabilities.materializedViews) context.skip(`${adapter.type} has no materialized views`)
    await connection.query(`create materialized view ${sql('kept')} as select 1 as id, 'a' as v`)
    const relations = await adapter.listRelations(connection, null, 'waypoint_conformance')
    expect(relations.find(({ identifier }) => identifier === 'kept')?.type).toBe('materialized_view')
    const columns = await adapter.columnsOf(connection, relation('kept'))
    expect(columns.map(({ name }) => name)).toEqual(['id', 'v'])
  })
}
