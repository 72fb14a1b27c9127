import { missingMark } from './numbers.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** 2026-11-21 as 21 Nov 2026. */
export function day(iso: string | null): string {
  if (iso === null) return missingMark
  const [year = '', place = '', date = ''] = iso.slice(0, 10).split('-')
  return `${Number(date)} ${months[Number(place) - 1] ?? place} ${year}`
}

/** 2026-11-21 as 21 Nov. */
export function shortDay(iso: string): string {
  return day(iso).split(' ').slice(0, 2).join(' ')
}

/** 2026-11-01 as Nov 2026. */
export function month(iso: string): string {
  return day(iso).split(' ').slice(1).join(' ')
}

/** 2026-11-01 as Nov. */
export function shortMonth(iso: string): string {
  return months[Number(iso.slice(5, 7)) - 1] ?? iso
}

/** 2026-10-01 as Q4 2026. */
export function quarter(iso: string): string {
  return `Q${Math.ceil(Number(iso.slice(5, 7)) / 3)} ${iso.slice(0, 4)}`
}

/** A UTC timestamp as 21 Nov 2026, 06:00 UTC. */
export function moment(iso: string | null): string {
  if (iso === null) return missingMark
  return `${day(iso)}, ${iso.slice(11, 16)} UTC`
}

/** Days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00Z`)) / 86_400_000,
  )
}

export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso.slice(0, 10)}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The first day of the month that lies `count` months from the month of `iso`. */
export function monthStart(iso: string, count = 0): string {
  const date = new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1 + count, 1))
  return date.toISOString().slice(0, 10)
}
