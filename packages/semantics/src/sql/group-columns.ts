import { METRIC_TIME } from '../attributes/attributes-of.ts'
import type { Grain } from '../layer/grain.ts'
import type { GroupColumn } from '../plan/query-plan.ts'
import type { Rendering } from './rendering.ts'
import { nameSql } from './text.ts'

export const isPeriod = ({ use }: GroupColumn): boolean => use.name === METRIC_TIME

/** The finest period asked for; null where figures are over the whole range. */
export function periodGrain({ groups }: Rendering): Grain | null {
  const order: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year']
  const asked = groups.filter(isPeriod).map(({ use }) => use.grain ?? 'day')
  return order.find((grain) => asked.includes(grain)) ?? null
}

export const groupNames = ({ groups }: Rendering): readonly string[] =>
  groups.map(({ alias }) => nameSql(alias))
