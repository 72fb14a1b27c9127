import { cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'

export interface CopiedSums {
  /** `marts.fct_revenue` */
  readonly name: string
  /** As SQL names them. */
  readonly source: string
  readonly copy: string
  /** Quoted. */
  readonly columns: readonly string[]
}

/** @throws WaypointError `incomplete-copy` where a copy does not come to the same sums. */
export async function compareSums(
  connection: Connection,
  { name, source, copy, columns }: CopiedSums,
): Promise<void> {
  if (columns.length === 0) return
  const sums = columns.map((column) => `cast(coalesce(sum(${column}), 0) as varchar)`).join(', ')
  const [before = [], after = []] = [
    (await connection.query(`select ${sums} from ${source}`)).rows[0],
    (await connection.query(`select ${sums} from ${copy}`)).rows[0],
  ].map((row) => row?.map(cellText))
  const at = before.findIndex((sum, index) => sum !== after[index])
  if (at === -1) return
  throw new WaypointError({
    code: 'incomplete-copy',
    message: `${columns[at]} of ${name} comes to ${before[at]} and that of its copy to ${after[at]}.`,
    hint: 'Publish again; if it happens again, check the disk.',
  })
}
