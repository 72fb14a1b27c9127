import type { ReadRelation, Row } from '../model-api.ts'
import type { OfferedRelation } from '../protocol.ts'
import { batchesOf } from './queries.ts'

export class OrderedRelation implements ReadRelation {
  readonly sql: string
  readonly #name: string

  constructor({ name, sql }: OfferedRelation) {
    this.#name = name
    this.sql = sql
  }

  [Symbol.asyncIterator](): AsyncIterator<Row> {
    return this.rows()[Symbol.asyncIterator]()
  }

  rows(): AsyncIterable<Row> {
    return rowsOf(this.batches())
  }

  batches(): AsyncIterable<readonly Row[]> {
    return batchesOf(this.sql)
  }

  toString(): string {
    return this.#name
  }
}

export async function* rowsOf(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<Row> {
  for await (const batch of batches) yield* batch
}
