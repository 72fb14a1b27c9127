import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from '@waypoint/adapter-contract'
import type { ServerContext } from '../context.ts'
import { openLockedDatabase } from '../sql/locked-database.ts'
import { kept } from '../version/kept.ts'
import type { Reader } from '../version/reader.ts'

/** A database that can write into a folder of its own, for one export. */
export interface ExportDatabase {
  readonly connection: Connection
  readonly folder: string
  readonly close: () => Promise<void>
}

type Opening = Pick<ServerContext, 'factory' | 'limits' | 'scratch'>

interface Shelf {
  spare: Promise<ExportDatabase> | null
}

/** What stands ready is closed with the version. */
const shelfOf = (reader: Reader, database: string): Promise<Shelf> =>
  kept(reader, `databases for exports of ${database}`, () => {
    const shelf: Shelf = { spare: null }
    reader.beside.push(async () => {
      const spare = await shelf.spare?.catch(() => null)
      await spare?.close()
    })
    return Promise.resolve(shelf)
  })

/** Opening one takes as long as writing many rows: one stands ready for whoever comes next. */
export async function exportDatabase(
  context: Opening,
  reader: Reader,
  database: string,
): Promise<ExportDatabase> {
  const shelf = await shelfOf(reader, database)
  const { spare } = shelf
  shelf.spare = null
  return (await spare?.catch(() => null)) ?? (await opened(context, reader, database))
}

/** Opens the next one, unless it is there. */
export async function prepareExport(context: Opening, reader: Reader, database: string): Promise<void> {
  const shelf = await shelfOf(reader, database)
  shelf.spare ??= opened(context, reader, database)
  await shelf.spare.catch(() => undefined)
}

async function opened(context: Opening, { file }: Reader, database: string): Promise<ExportDatabase> {
  const folder = join(context.scratch, randomUUID())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const locked = await openLockedDatabase(context, { file, name: database, sessions: 1, folder })
  const [connection] = locked.connections
  if (connection === undefined) throw new Error('no session')
  return {
    connection,
    folder,
    close: async () => {
      await locked.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
