import { cellText } from '@waypoint/adapter-contract'
import type { PostgresDoor } from '@waypoint/simulator'
import { openPostgresSource } from '../extracting/postgres-source.ts'
import type { Host } from '../host.ts'

interface OpenDoor {
  readonly door: PostgresDoor
  close(): Promise<void>
}

/** `target` as in `extract --postgres`: `env:NAME` for a variable with a URL, or a target of profiles.yml. */
export async function openPostgresDoor(
  target: string,
  options: { readonly projectDir?: string; readonly profilesDir?: string },
  host: Host,
): Promise<OpenDoor> {
  const adapter = await openPostgresSource(target, options, host)
  const { copyCsvFile } = await import('@waypoint/adapter-postgres')
  const connection = await adapter.connect()
  return {
    door: {
      name: `The database ${adapter.database ?? target}`,
      run: async (sql) => void (await connection.query(sql)),
      schemas: async (names) => {
        const list = names.map((name) => `'${name}'`).join(', ')
        const { rows } = await connection.query(
          `select schema_name from information_schema.schemata where schema_name in (${list}) order by 1`,
        )
        return rows.map(([name]) => cellText(name))
      },
      copy: async (table, file) => void (await copyCsvFile(connection, table, file)),
    },
    close: () => adapter.close(),
  }
}
