import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { extractFolder } from './extract-folder.ts'
import { findSources } from './sources.ts'

const extracts = join(import.meta.dirname, '../../../../shared/extracts')

test.skipIf(!existsSync(extracts))(
  'every extract of a real account loads as it is (skipped without ../shared beside the repository)',
  { timeout: 60_000 },
  async () => {
    const adapter = await duckdbFactory.open({ type: 'duckdb' }, { rootDir: extracts, threads: 1 })
    const connection = await adapter.connect()
    const sources = await findSources(extracts)
    expect(sources.map(({ source }) => source)).toEqual([
      'google_ads',
      'hubspot',
      'iterable',
      'linkedin_ads',
      'meta_ads',
      'salesforce',
      'zendesk',
    ])
    for (const { source, folder } of sources) {
      const summary = await extractFolder({ source, input: { folder }, connection })
      expect({ source, failures: summary.failures, rejected: summary.rejected }).toEqual({
        source,
        failures: [],
        rejected: 0,
      })
    }
    const { rows } = await connection.query(
      `select table_name, column_name, data_type from duckdb_columns()
       where (table_name, column_name) in (('ticket', 'id'), ('ticket', 'due_at'), ('account', 'id'),
         ('account', 'is_deleted'), ('account', '_fivetran_synced'), ('brand', 'default'))
       and schema_name in ('raw_zendesk', 'raw_salesforce') order by all`,
    )
    expect(rows).toEqual([
      ['account', '_fivetran_synced', 'TIMESTAMP'],
      ['account', 'id', 'VARCHAR'],
      ['account', 'is_deleted', 'BOOLEAN'],
      ['brand', 'default', 'BOOLEAN'],
      ['ticket', 'due_at', 'VARCHAR'],
      ['ticket', 'id', 'BIGINT'],
    ])
    await adapter.close()
  },
)
