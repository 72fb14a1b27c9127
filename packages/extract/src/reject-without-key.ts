import { type LoadContext, relationIn, stagedPrefix } from './load-context.ts'
import { quote } from './sql-text.ts'
import type { StagedTable } from './staged-table.ts'
import { versionOrder } from './upsert/version-order.ts'

/** Rows that cannot be identified are set aside like those that cannot be read. */
export async function rejectWithoutKey(context: LoadContext, staged: StagedTable): Promise<StagedTable> {
  const { table, columns, files } = staged
  if (context.settings.key === undefined || columns.length === 0) return staged
  const { key } = versionOrder({ table, columns, known: [] }, context.settings)
  const relation = relationIn(context.reader, `${stagedPrefix}${table}`)
  const { rowsAffected } = await context.reader.connection.query(
    `delete from ${relation} where ${key.map((name) => `${quote(name)} is null`).join(' or ')}`,
  )
  if (rowsAffected === 0) return staged
  const checked = files.map(async (file) => {
    const known = new Set(file.rejected.map(({ line }) => line))
    const found = (await file.recordsWithout(key)).filter(({ line }) => !known.has(line))
    const rejected = [...file.rejected, ...found].toSorted((a, b) => a.line - b.line)
    return { ...file, rows: file.rows - found.length, rejected }
  })
  return { ...staged, files: await Promise.all(checked) }
}
