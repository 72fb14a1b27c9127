import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { KEYS, QUESTIONS } from './questions.mjs'

/** For each question so many customers, subscriptions or users. */
const ASKED = 10

/** Milliseconds of every answer of the published version, in order, from one connection as the app keeps one. */
export async function answers(dir) {
  const { file } = JSON.parse(readFileSync(join(dir, 'published/current.json'), 'utf8'))
  const database = await DuckDBInstance.create(join(dir, 'published', file), { access_mode: 'READ_ONLY' })
  const connection = await database.connect()
  const times = []
  for (const { about, sql } of QUESTIONS) {
    const ids = await connection.runAndReadAll(
      `select ${KEYS[about]} from entities.${about} order by hash(${KEYS[about]}) limit ${ASKED}`,
    )
    for (const [id] of ids.getRows()) {
      const before = process.cpuUsage()
      const startedAt = performance.now()
      await connection.runAndReadAll(sql.replace('?', () => `'${String(id).replaceAll("'", "''")}'`))
      const milliseconds = performance.now() - startedAt
      const { user, system } = process.cpuUsage(before)
      times.push({ sql, milliseconds, processor: (user + system) / 1000 })
    }
  }
  connection.closeSync()
  database.closeSync()
  return times.toSorted((one, other) => one.milliseconds - other.milliseconds)
}

export const share95 = (numbers) =>
  numbers.toSorted((one, other) => one - other)[Math.ceil(numbers.length * 0.95) - 1] ?? null
