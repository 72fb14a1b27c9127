import { readCursor, writeCursor } from './cursor.ts'

interface ArrayPage<Item> {
  readonly items: Item[]
  readonly total: number
  readonly nextCursor: string | null
}

/** A page of what is in memory; `of` names what it was made from, as a version names its rows. */
export function arrayPage<Item>(
  all: readonly Item[],
  {
    cursor,
    limit,
    of,
  }: { readonly cursor?: string | undefined; readonly limit: number; readonly of: string },
): ArrayPage<Item> {
  const offset = readCursor(cursor, of)
  const items = all.slice(offset, offset + limit)
  const end = offset + items.length
  return {
    items,
    total: all.length,
    nextCursor: end < all.length && items.length > 0 ? writeCursor(of, end) : null,
  }
}
