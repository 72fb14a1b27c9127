import type { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { textOf } from '../database/text-of.ts'
import type { Weights } from '../scoring/weights.ts'

/** The weights that the pairs of a state were judged by; null where it has none yet. */
export async function keptWeights(database: Database): Promise<Weights | null> {
  const [row] = await database.rows('select content from weights')
  return row === undefined ? null : (JSON.parse(textOf(row['content'])) as Weights)
}

export async function keepWeights(database: Database, weights: Weights): Promise<void> {
  await database.run('delete from weights')
  await database.run(`insert into weights values (${sqlText(JSON.stringify(weights))})`)
}
