import type { ModelOutput } from '../protocol.ts'
import { OrderedRelation } from './ordered-relation.ts'
import { RowWriter } from './row-writer.ts'

/** Takes what a model returned; rows go to a file as they come. */
export async function outputOf(returned: unknown, rowsFile: string): Promise<ModelOutput> {
  if (typeof returned === 'string') return { kind: 'sql', sql: returned }
  if (returned instanceof OrderedRelation) return { kind: 'sql', sql: returned.sql }
  const writer = new RowWriter(rowsFile)
  try {
    if (isAsyncIterable(returned)) for await (const each of returned) add(each, writer)
    else if (isIterable(returned)) for (const each of returned) add(each, writer)
    else throw new TypeError(`A model returns rows, SQL or a relation, not ${describe(returned)}`)
    return { kind: 'rows', ...writer.end() }
  } finally {
    writer.close()
  }
}

function add(each: unknown, writer: RowWriter): void {
  if (Array.isArray(each)) {
    for (const row of each) addRow(row, writer)
  } else addRow(each, writer)
}

function addRow(row: unknown, writer: RowWriter): void {
  if (typeof row !== 'object' || row === null || Array.isArray(row) || row instanceof Date) {
    throw new TypeError(`Row ${writer.rows + 1} is no object of columns and values, but ${describe(row)}`)
  }
  writer.add(row)
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  return typeof value === 'object'
    ? Array.isArray(value)
      ? 'a list'
      : `a ${value.constructor.name}`
    : `a ${typeof value}`
}
