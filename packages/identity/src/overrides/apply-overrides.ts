import { pairOf } from '../blocking/candidate-pairs.ts'
import type { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { refuseContradictions } from './contradictions.ts'
import { keyText, type Override } from './overrides.ts'

/**
 * Makes the temporary table `forced (pair, centibits)` of the overrides that hold: ± 1000 bits each.
 * Gives those that name a record which is not there.
 */
export async function applyOverrides(
  database: Database,
  overrides: readonly Override[],
): Promise<readonly Override[]> {
  refuseContradictions(overrides)
  const active = overrides.filter((each) => each.undone === null)
  await database.run(
    'create or replace temp table decided (number integer, one varchar, other varchar, centibits integer, by_rule boolean)',
  )
  if (active.length === 0) {
    await database.run('create or replace temp table forced (pair ubigint, centibits integer)')
    return []
  }
  const rows = active.map(
    ({ number, kind, one, other, byRule = false }) =>
      `(${number}, ${sqlText(keyText(one))}, ${sqlText(keyText(other))}, ${kind === 'force_match' ? FORCE : -FORCE}, ${byRule})`,
  )
  await database.run(`insert into decided values ${rows.join(', ')}`)
  await database.run(`
    create or replace temp table forced as
    select ${pairOf('one.rid', 'other.rid')} as pair, arg_max(decided.centibits, decided.number) as centibits
    from decided
    join feature as one on one.own_id = decided.one
    join feature as other on other.own_id = decided.other
    group by all`)
  const unknown = await database.rows(`
    select number from decided
    where one not in (select own_id from feature) or other not in (select own_id from feature)`)
  const numbers = new Set(unknown.map(({ number }) => Number(number)))
  return active.filter(({ number }) => numbers.has(number))
}

/** A thousand bits, in hundredths: no other evidence outweighs it. */
export const FORCE = 100_000
