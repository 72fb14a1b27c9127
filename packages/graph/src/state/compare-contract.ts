import type { ColumnInfo, ModelNode } from '@waypoint/contracts'
import { canonical, same } from './canonical.ts'
import type { Change } from './change.ts'

export interface ContractComparison {
  readonly changes: readonly Change[]
  /** What readers of the model can no longer rely on; empty where the contract only grew. */
  readonly breaking: readonly string[]
}

const UNCHANGED: ContractComparison = { changes: [], breaking: [] }

/** What a model promises its readers: enforced columns, their types and constraints. */
export function compareContract(current: ModelNode, previous: ModelNode): ContractComparison {
  const now = current.contract.enforced
  const before = previous.contract?.enforced ?? false
  if (!before && !now) return UNCHANGED
  if (!before) return changed(['contract is enforced now'], [])
  const broken = now ? brokenPromises(current, previous) : ['contract is no longer enforced']
  if (broken.length > 0) return changed(broken, broken)
  const isSame = same(promiseOf(current), promiseOf(previous))
  return isSame ? UNCHANGED : changed(['columns or constraints of the contract changed'], [])
}

function brokenPromises(current: ModelNode, previous: ModelNode): readonly string[] {
  const broken: string[] = []
  for (const [key, column] of Object.entries(previous.columns)) {
    const now = current.columns[key]
    if (now === undefined) broken.push(`column ${column.name} was removed`)
    else if (baseType(now) !== baseType(column)) {
      broken.push(
        `type of column ${column.name} changed from ${column.data_type ?? 'none'} to ${now.data_type ?? 'none'}`,
      )
    }
  }
  if (!enforcesConstraints(previous)) return broken
  const lost = constraintsOf(previous).filter((each) => !constraintsOf(current).includes(each))
  if (lost.length > 0 && enforcesConstraints(current))
    broken.push(`${lost.length} constraint(s) were removed`)
  if (constraintsOf(previous).length > 0 && !enforcesConstraints(current)) {
    broken.push(
      `materialization changed from ${previous.config.materialized} to ${current.config.materialized}, which enforces no constraints`,
    )
  }
  return broken
}

/** Size, precision and scale of a type may change without breaking a reader. */
function baseType({ data_type }: ColumnInfo): string {
  return (data_type ?? '').split('(')[0]?.trim().toLowerCase() ?? ''
}

function enforcesConstraints(model: ModelNode): boolean {
  return model.config.materialized === 'table' || model.config.materialized === 'incremental'
}

function constraintsOf(model: ModelNode): readonly string[] {
  const ofColumns = Object.values(model.columns).flatMap((column) =>
    column.constraints.map((each) => canonical([column.name, completed(each)])),
  )
  return [...ofColumns, ...model.constraints.map((each) => canonical(completed(each)))]
}

type Constraint = Readonly<Record<string, unknown>>

/** What a constraint says where it says nothing: a manifest that was written has it in full, one just read has not. */
const UNSAID: Constraint = {
  name: null,
  expression: null,
  warn_unenforced: true,
  warn_unsupported: true,
  to: null,
  to_columns: [],
  columns: [],
}

function completed(constraint: Constraint): Constraint {
  return { ...UNSAID, ...constraint }
}

function promiseOf(model: ModelNode): unknown {
  const columns = Object.values(model.columns).map((column) =>
    canonical([column.name, column.data_type, column.constraints.map(completed)]),
  )
  if (!enforcesConstraints(model)) return columns.toSorted()
  return [columns.toSorted(), model.config.materialized, model.constraints.map(completed)]
}

function changed(texts: readonly string[], breaking: readonly string[]): ContractComparison {
  return { changes: texts.map((text) => ({ kind: 'contract', text })), breaking }
}
