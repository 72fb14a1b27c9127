import { describe, expect, test } from 'vitest'
import { sqlInputs } from './sql-inputs.ts'
import { sqlTokens } from './sql-tokens.ts'
import { volatileNames } from './volatile-sql.ts'

const reads = (sql: string): readonly string[] => {
  const { relations, other } = sqlInputs(sqlTokens(sql))
  return [
    ...[...relations].map((name) => name.replaceAll('\u0000', '.')),
    ...[...other].map((each) => `? ${each}`),
  ].toSorted()
}

describe('what a query reads', () => {
  test.each([
    ['select 1', []],
    ['select * from "shop"."main"."orders"', ['shop.main.orders']],
    ['select * from a, b join c on a.x = b.x, d where x in (select y from e)', ['a', 'b', 'c', 'd', 'e']],
    ['with a as (select * from "x"."y"), b as (select * from a) select * from b', ['x.y']],
    ['with "A" (p, q) as not materialized (select 1, 2 from x) select * from "a"', ['x']],
    // A CTE does not see itself, unless it is recursive.
    ['with orders as (select * from orders) select * from orders', ['orders']],
    ['with recursive r as (select 1 as n union all select n + 1 from r) select * from r', []],
    ['select * from (with a as (select 1) select * from a) join a using (id)', ['a']],
    [
      "select extract(year from ordered_at), trim(both ' ' from name), x is not distinct from y from t",
      ['t'],
    ],
    ['select * from (a join (b cross join c) on true)', ['a', 'b', 'c']],
    ['select * from ((select * from a) union all (select * from b))', ['a', 'b']],
    ['select * from unnest([1, 2]) as u(x), generate_series(1, 2)', []],
    ["select * from read_csv('a.csv'), 'b.parquet'", ["? 'b.parquet'", '? read_csv()']],
    ['select * from my_schema.my_function(1)', ['? my_schema.my_function()']],
    ['select \'from x\' as a, "from" as b -- from y\n /* from z */ from $$from q$$.t', ['? $$from q$$']],
    ['from a select b', ['a']],
    ['select * from a union all from b', ['a', 'b']],
    ['pivot cities on year using sum(population)', ['? pivot']],
    ['create table x as select 1', ['? create']],
    ['select 1; select * from b', ['? ;', 'b']],
    ['values (1, 2), (3, 4)', []],
    [
      'select count(*) filter (where a) over (partition by b order by c) from t left join lateral (select * from u) on true',
      ['t', 'u'],
    ],
  ])('%s', (sql, expected) => {
    expect(reads(sql)).toEqual(expected)
  })
})

describe('what makes a query give another result at another time', () => {
  test.each([
    ['select current_date', ['current_date']],
    ['select now() - interval 1 day, Random()', ['now()', 'random()']],
    ["select 'now()' as a, now, random as b -- now()", []],
    ['select t.current_date, 1 as current_date, t.uuid from t', []],
    ['select * from t using sample 10%', ['using sample']],
  ])('%s', (sql, expected) => {
    expect(volatileNames(sqlTokens(sql))).toEqual(expected)
  })
})
