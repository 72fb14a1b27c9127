import type { Adapter, Connection } from '@waypoint/adapter-contract'
import type { Verification } from '../verify-version.ts'
import type { PublishedVersion } from '../version.ts'
import { inTransaction } from './in-transaction.ts'
import { qualified, versionSchema } from './names.ts'
import { FIXED_TEXT, hashRows } from './row-hash.ts'

/** Whether a version's tables hold what was written when it was published: every row is read. */
export function verifySchemas(
  { adapter, connection }: { readonly adapter: Adapter; readonly connection: Connection },
  { version, relations }: PublishedVersion,
): Promise<Verification> {
  return inTransaction(connection, async () => {
    await connection.query(FIXED_TEXT)
    for (const { schema, name, rows, hash, columns } of relations) {
      const own = versionSchema(schema, version)
      const there = await adapter.columnsOf(connection, { database: null, schema: own, identifier: name })
      if (there.length === 0) return damaged(`${schema}.${name} is missing`)
      const isSame = columns.every((column, index) => there[index]?.name === column.name)
      if (!isSame || there.length !== columns.length) return damaged(`${schema}.${name} has other columns`)
      const found = await hashRows(connection, qualified(own, name))
      if (found.rows !== rows || found.hash !== hash) return damaged(`${schema}.${name} has other rows`)
    }
    return { state: 'whole' }
  })
}

const damaged = (because: string): Verification => ({ state: 'damaged', because })
