import { join } from 'node:path'
import { type Connection, cellText } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import {
  explainPair,
  keyText,
  type Override,
  type PairExplanation,
  type RecordKey,
  resolveRecords,
} from '@waypoint/identity'
import { withWarehouse } from '../../workspace/warehouse.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { requireWarehouse } from './change-workspace-overrides.ts'
import { customerOf, requireBuilt } from './customer-of.ts'
import { textLiteral } from './text-literal.ts'
import { withOverrideFolder } from './with-override-folder.ts'

/** Why two records of a built workspace are one customer or two, by the records and decisions of the last build. */
export async function explainInWorkspace(
  workspace: Workspace,
  [one, other]: readonly [RecordKey, RecordKey],
): Promise<PairExplanation> {
  requireWarehouse(workspace)
  return await withWarehouse(workspace, async (connection) => {
    await requireBuilt(connection)
    const customers = [
      await knownCustomerOf(connection, one),
      await knownCustomerOf(connection, other),
    ] as const
    return await withOverrideFolder(await builtDecisions(connection), async (dir) => {
      const path = join(dir, 'records.parquet')
      await connection.query(`
        copy (
          select source_system, source_id, record_name as name, domain, website, email, phone, street as address, city,
            region, postal_code, country_name as country, external_ids, created_at, updated_at
          from intermediate.int_identity__records
        ) to ${textLiteral(path)} (format parquet)`)
      // Builds judge by the weights as they come; what is explained does, too.
      await resolveRecords({ file: { path, map: {} }, dir, at: new Date().toISOString(), adapt: false })
      const explanation = await explainPair({ dir, one, other })
      return {
        ...explanation,
        one: { ...explanation.one, customerId: customers[0] },
        other: { ...explanation.other, customerId: customers[1] },
        isTogether: customers[0] === customers[1],
      }
    })
  })
}

async function knownCustomerOf(connection: Connection, key: RecordKey): Promise<string> {
  const customer = await customerOf(connection, key)
  if (customer !== null) return customer
  throw new WaypointError({
    code: 'unknown-record',
    message: `there is no record ${keyText(key)}`,
    hint: 'look it up: waypoint sql "from core.map_source_to_customer" --dir <folder>',
  })
}

/** People's decisions and those that sources state, as the build used them. */
async function builtDecisions(connection: Connection): Promise<readonly Override[]> {
  const { rows } = await connection.query(`
    select coalesce(override_number, 0), decision, source_system, source_id, other_source_system, other_source_id, author, reason, decided_at
    from intermediate.int_identity__decisions
    order by decided_at, source_id, other_source_id`)
  return rows.map((row) => {
    const [number, kind, system, id, otherSystem, otherId, author, reason, at] = row.map((cell) =>
      cell === null ? '' : cellText(cell),
    )
    return {
      number: Number(number),
      kind: kind === 'force_match' ? 'force_match' : 'force_split',
      one: { sourceSystem: system ?? '', sourceId: id ?? '' },
      other: { sourceSystem: otherSystem ?? '', sourceId: otherId ?? '' },
      author: author ?? '',
      reason: reason ?? '',
      at: at ?? '',
      undone: null,
    }
  })
}
