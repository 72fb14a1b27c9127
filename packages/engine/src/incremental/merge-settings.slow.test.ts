import { afterEach, beforeEach, expect, test } from 'vitest'
import { FixtureProject } from '../fixtures/fixture-project.ts'

let project: FixtureProject

beforeEach(() => {
  project = new FixtureProject('events')
})

afterEach(() => project.remove())

const BEFORE = "(1, 'a', 10), (2, 'b', 20), (3, 'c', 30)"
const AFTER = "(1, 'A', 5), (2, 'B', 25), (4, 'D', 40), (5, 'E', -1)"

async function merged(settings: string): Promise<readonly string[]> {
  for (const rows of [BEFORE, AFTER]) {
    project.write(
      'models/merged.sql',
      `{{ config(materialized='incremental', incremental_strategy='merge', ${settings}) }}
      select * from (values ${rows}) t(id, name, amount)`,
    )
    const [result] = (await project.invoke('run', { select: ['merged'] })).results
    if (result?.status !== 'success') return [result?.message ?? '']
  }
  return (await project.query('select * from merged order by all')).map((row) => row.join(' '))
}

test.each<[string, readonly string[]]>([
  ["unique_key='id'", ['1 A 5', '2 B 25', '3 c 30', '4 D 40', '5 E -1']],
  ["unique_key='id', merge_update_columns=['amount']", ['1 a 5', '2 b 25', '3 c 30', '4 D 40', '5 E -1']],
  ["unique_key='id', merge_exclude_columns=['amount']", ['1 A 10', '2 B 20', '3 c 30', '4 D 40', '5 E -1']],
  [
    "unique_key='id', merge_update_condition='DBT_INTERNAL_SOURCE.amount > DBT_INTERNAL_DEST.amount', merge_insert_condition='DBT_INTERNAL_SOURCE.amount > 0'",
    ['1 a 10', '2 B 25', '3 c 30', '4 D 40'],
  ],
  [
    "unique_key='id', merge_update_set_expressions={'amount': 'DBT_INTERNAL_DEST.amount + DBT_INTERNAL_SOURCE.amount'}",
    ['1 A 15', '2 B 45', '3 c 30', '4 D 40', '5 E -1'],
  ],
  ["merge_on_using_columns=['id']", ['1 A 5', '2 B 25', '3 c 30', '4 D 40', '5 E -1']],
  [
    "unique_key='id', incremental_predicates=['DBT_INTERNAL_DEST.id > 1']",
    ['1 A 5', '1 a 10', '2 B 25', '3 c 30', '4 D 40', '5 E -1'],
  ],
  [
    `unique_key='id', merge_clauses={
      'when_matched': [{'action': 'delete', 'condition': 'DBT_INTERNAL_SOURCE.amount < 10'}, {'action': 'update', 'mode': 'star'}],
      'when_not_matched': [{'action': 'do_nothing', 'condition': 'DBT_INTERNAL_SOURCE.amount < 0'}, {'action': 'insert', 'mode': 'by_name'},
        {'action': 'update', 'by': 'source', 'set_expressions': {'name': "'gone'"}}]}`,
    ['2 B 25', '3 gone 30', '4 D 40'],
  ],
  [
    "unique_key='id', merge_clauses={'when_matched': [{'action': 'upsert'}]}",
    ["The merge of 'merged' has the action 'upsert'; use update, insert, delete, do_nothing or error."],
  ],
  [
    "unique_key='id', merge_update_condition='true', merge_clauses={'when_matched': [{'action': 'update', 'mode': 'by_name'}]}",
    [
      "'merged' sets both merge_clauses and merge_update_condition. Keep merge_clauses alone, or leave it out.",
    ],
  ],
])('merge with %s', async (settings, rows) => {
  expect(await merged(settings)).toEqual(rows)
})
