import { type Adapter, cellText, type Connection } from '@waypoint/adapter-contract'
import type { RelationName } from '@waypoint/contracts'
import type { GateResult } from './gates.ts'

/** Two relations that have to agree on counts and sums. */
export interface Reconciliation {
  readonly one: ReconciledSide
  readonly other: ReconciledSide
  /** Whether both have as many rows. */
  readonly rows: boolean
  /** How far two sums may be apart. */
  readonly tolerance: number
}

/** Expressions stand at the same place on both sides. */
export interface ReconciledSide {
  /** `marts.mrr_waterfall` */
  readonly name: string
  readonly relation: RelationName
  readonly where?: string
  /** What both are grouped by. */
  readonly by: readonly Expression[]
  readonly sums: readonly Expression[]
}

interface Expression {
  readonly name: string
  readonly sql: string
}

export interface ReconciliationGate {
  readonly adapter: Adapter
  readonly connection: Connection
  readonly reconciliations: readonly Reconciliation[]
  readonly signal?: AbortSignal
}

const SHOWN = 3

/** The gate of reconciliation: what is told twice is the same both times, to the cent. */
export async function gateOnReconciliation(gate: ReconciliationGate): Promise<GateResult> {
  const details: string[] = []
  for (const each of gate.reconciliations) details.push(...(await differences(each, gate)))
  return { name: 'reconciliation', passed: details.length === 0, details }
}

async function differences(
  reconciliation: Reconciliation,
  { adapter, connection, signal }: ReconciliationGate,
): Promise<readonly string[]> {
  const { one, other } = reconciliation
  const measures = measuresOf(reconciliation)
  const apart = measures.map((_, at) => `abs(one_${at} - other_${at}) > ${reconciliation.tolerance}`)
  const values = measures.flatMap((_, at) => [`one_${at}`, `other_${at}`, `one_${at} - other_${at}`])
  const { rows } = await connection.query(
    `with one as (${aggregated(one, reconciliation, adapter)}), other as (${aggregated(other, reconciliation, adapter)}),
     joined as (
       select coalesce(one.of_group, other.of_group) as of_group,
         ${measures.map((_, at) => `coalesce(one.value_${at}, 0) as one_${at}, coalesce(other.value_${at}, 0) as other_${at}`).join(', ')}
       from one full outer join other on one.of_group = other.of_group
     )
     select of_group, ${values.map((value) => `cast(${value} as varchar)`).join(', ')}, count(*) over ()
     from joined where ${apart.join(' or ')} order by of_group limit ${SHOWN}`,
    signal === undefined ? {} : { signal },
  )
  const told = rows.flatMap(([group, ...cells]) => {
    const of = one.by.length === 0 ? '' : ` of ${cellText(group)}`
    return measures.flatMap(({ name, otherName }, at) => {
      const [left = '', right = '', difference = ''] = cells.slice(at * 3, at * 3 + 3).map(cellText)
      if (Math.abs(Number(difference)) <= reconciliation.tolerance) return []
      return [
        `${name} of ${one.name}${of} is ${left}, ${otherName} of ${other.name} ${right}: ${difference} apart`,
      ]
    })
  })
  const more = Number(rows[0]?.at(-1) ?? 0) - rows.length
  return more > 0
    ? [...told, `${one.name}: ${more} more of ${one.by.map(({ name }) => name).join(', ')}`]
    : told
}

interface Measure {
  readonly name: string
  readonly otherName: string
}

function measuresOf({ one, other, rows }: Reconciliation): readonly Measure[] {
  const sums = one.sums.map(({ name }, at) => ({ name, otherName: other.sums[at]?.name ?? name }))
  return rows ? [{ name: 'count of rows', otherName: 'that' }, ...sums] : sums
}

function aggregated(side: ReconciledSide, { rows }: Reconciliation, adapter: Adapter): string {
  const values = [...(rows ? ['count(*)'] : []), ...side.sums.map(({ sql }) => `coalesce(sum(${sql}), 0)`)]
  const keys = side.by.map(({ sql }) => `coalesce(cast(${sql} as varchar), 'null')`)
  const group = keys.length === 0 ? "'all'" : keys.join(` || ', ' || `)
  return `select ${group} as of_group, ${values.map((value, at) => `${value} as value_${at}`).join(', ')}
    from ${adapter.renderRelation(side.relation)}${side.where === undefined ? '' : ` where ${side.where}`}${keys.length === 0 ? '' : ' group by 1'}`
}
