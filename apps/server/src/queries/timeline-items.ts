import type { TimelineKind } from '@waypoint/api/timeline-kinds'
import type { Row } from '../version/rows.ts'

export interface TimelineItem {
  readonly id: string
  readonly at: string | null
  readonly kind: TimelineKind
  readonly source: string | null
  readonly title: string | null
  readonly detail: string | null
  readonly amountCents: number | null
  readonly currency: string | null
  readonly ref: string | null
}

export const words = (value: unknown): string => String(value).replaceAll('_', ' ')
export function text(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

const amountOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
export const joined = (parts: readonly (string | null)[], separator: string): string | null => {
  const present = parts.filter((part) => part !== null)
  return present.length === 0 ? null : present.join(separator)
}
/** The first that is there. */
export const either = (...values: readonly unknown[]): string =>
  String(values.find((value) => text(value) !== null))

/** A day is its first moment. */
function moment(value: unknown): string | null {
  const told = text(value)
  return told !== null && /^\d{4}-\d{2}-\d{2}$/.test(told) ? `${told}T00:00:00.000Z` : told
}

type Told = Pick<TimelineItem, 'id'> & {
  readonly at: unknown
  readonly source: unknown
  readonly title: string
  readonly detail?: string | null
  readonly amount?: unknown
  readonly ref?: unknown
}

export const item = (kind: TimelineKind, told: Told): TimelineItem => ({
  id: told.id,
  at: moment(told.at),
  kind,
  source: text(told.source),
  title: told.title,
  detail: told.detail ?? null,
  amountCents: amountOf(told.amount),
  currency: null,
  ref: text(told.ref),
})

export function movements(rows: readonly Row[]): readonly TimelineItem[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const id = `mrr:${String(row['date'])}:${String(row['category'])}:${text(row['productId']) ?? ''}`
    groups.set(id, [...(groups.get(id) ?? []), row])
  }
  return [...groups].map(([id, [first = {}, ...others]]) => {
    const all = [first, ...others]
    const reasons = new Set(all.flatMap(({ reason }) => (text(reason) === null ? [] : [words(reason)])))
    return item('mrr', {
      id,
      at: first['date'],
      source: 'waypoint',
      title: `MRR ${words(first['category'])}`,
      detail: joined([...reasons].toSorted(), ', '),
      amount: all.reduce((sum, row) => sum + Number(row['amountCents'] ?? 0), 0),
      ref: first['productId'],
    })
  })
}

export function ticketItems(row: Row): readonly TimelineItem[] {
  const { ticketId, sourceSystem: source, subject, satisfactionScore } = row
  const called = either(subject, ticketId)
  const opened = item('ticket', {
    id: `ticket:${String(ticketId)}`,
    at: row['createdAt'],
    source,
    title: `Ticket opened: ${called}`,
    detail: joined([text(row['priority']), text(row['status'])], ', ') ?? '',
    ref: ticketId,
  })
  if (text(row['resolvedAt']) === null) return [opened]
  const solved = item('ticket', {
    id: `solved:${String(ticketId)}`,
    at: row['resolvedAt'],
    source,
    title: `Ticket solved: ${called}`,
    detail: text(satisfactionScore) === null ? null : `rated ${String(satisfactionScore)}`,
    ref: ticketId,
  })
  return [opened, solved]
}

export function bandChanges(rows: readonly Row[]): readonly TimelineItem[] {
  return rows.flatMap((row, index) => {
    const [before, now, score] = [rows[index - 1]?.['healthBand'], row['healthBand'], row['healthScore']]
    if (text(before) === null || text(now) === null || before === now) return []
    return [
      item('health', {
        id: `health:${String(row['date'])}`,
        at: row['date'],
        source: 'waypoint',
        title: `Health ${words(now)}`,
        detail: `was ${words(before)}${text(score) === null ? '' : `; score ${String(score)}`}`,
      }),
    ]
  })
}

const attributes = ['segment', 'tier', 'owner', 'lifecycleStage', 'customerName'] as const
const previously = (attribute: string): string =>
  `previous${attribute.charAt(0).toUpperCase()}${attribute.slice(1)}`

export function changeItem(row: Row): TimelineItem {
  const changes = attributes.map((attribute) => {
    const [before, now] = [text(row[previously(attribute)]), text(row[attribute])]
    return before === null || now === null || before === now ? null : `${before} → ${now}`
  })
  return item('change', {
    id: `change:${String(row['customerVersionId'])}`,
    at: row['validFrom'],
    source: 'waypoint',
    title:
      row['changeType'] === 'created' ? 'Customer created' : `Changed: ${words(row['changedAttributes'])}`,
    detail: joined(changes, ', '),
  })
}
