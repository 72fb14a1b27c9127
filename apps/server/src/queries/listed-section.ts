import type { Call } from '../routing/handler.ts'
import { gapOf, type Missing, type Need } from '../version/coverage.ts'
import { lateOf, type LateSource } from '../version/late-sources.ts'
import { type Page, type PageQuery, pageOf, type RowSource } from './page.ts'

export interface ListedSource extends RowSource {
  /** What is missing where it is missing. */
  readonly title: string
  readonly needs?: readonly Need[]
}

interface Listed<Value> {
  readonly state: 'present'
  readonly value: Value
  readonly late?: LateSource[]
}

/** A page of rows, or why there are none to be had. */
export async function listedSection<Row>(
  call: Call<PageQuery>,
  source: ListedSource,
): Promise<Listed<Page<Row>> | Missing | Response> {
  const { title, relation, needs } = source
  const reader = await call.version()
  const gap = gapOf(reader, {
    title,
    relations: [relation],
    ...(needs === undefined ? {} : { needs }),
  })
  if (gap !== null) return gap
  const page = await pageOf<Row>(call, source)
  if (page instanceof Response) return page
  return { state: 'present', value: page, ...(await lateOf(call, reader, needs)) }
}
