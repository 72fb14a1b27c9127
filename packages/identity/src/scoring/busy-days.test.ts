import { expect, test } from 'vitest'
import { Database } from '../database/database.ts'
import { findBusyDays, recountBusyDays } from './busy-days.ts'

test('a day of an import says nothing, until so much else came that it is a day like others', async () => {
  const database = await Database.open({ path: ':memory:', threads: 1 })
  try {
    await database.run('create table busy_day (source_system varchar, created_day integer)')
    await database.run(`
      create table feature as
      select i::integer as rid, 'crm' as source_system, i::integer as created_day from range(200) as days (i)
      union all
      select (1000 + i)::integer, 'crm', 777 from range(20) as days (i)
      union all
      select (2000 + i)::integer, 'app', null from range(20) as days (i)`)
    await findBusyDays(database)
    expect(await database.rows('from busy_day')).toEqual([{ source_system: 'crm', created_day: 777 }])
    await database.run("insert into feature select 3000 + i, 'crm', 1000 + i from range(5000) as days (i)")
    await recountBusyDays(database)
    expect(await database.count('select count(*) from busy_day')).toBe(0)
    expect(await database.count('select count(*) from newly_judged')).toBe(20)
    await recountBusyDays(database)
    expect(await database.count('select count(*) from newly_judged')).toBe(0)
  } finally {
    database.close()
  }
})
