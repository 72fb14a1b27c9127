import { concatenated } from '../database/integer-columns.ts'

/** Pairs of record numbers and what each is worth, column by column. */
export interface Pairs {
  readonly one: Int32Array
  readonly other: Int32Array
  readonly centibits: Int32Array
}

export function pairsOf([one, other, centibits]: readonly Int32Array[]): Pairs {
  return {
    one: one ?? new Int32Array(),
    other: other ?? new Int32Array(),
    centibits: centibits ?? new Int32Array(),
  }
}

export const joined = (some: Pairs, more: Pairs): Pairs => ({
  one: concatenated([some.one, more.one]),
  other: concatenated([some.other, more.other]),
  centibits: concatenated([some.centibits, more.centibits]),
})

export function chosen(pairs: Pairs, keeps: (index: number) => boolean): Pairs {
  const rows = new Int32Array(pairs.one.length)
  let count = 0
  for (let index = 0; index < rows.length; index += 1) {
    if (!keeps(index)) continue
    rows[count] = index
    count += 1
  }
  const taken = (column: Int32Array): Int32Array => {
    const values = new Int32Array(count)
    for (let row = 0; row < count; row += 1) values[row] = column[rows[row] ?? 0] ?? 0
    return values
  }
  return { one: taken(pairs.one), other: taken(pairs.other), centibits: taken(pairs.centibits) }
}
