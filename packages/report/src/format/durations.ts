import { missingMark } from './numbers.ts'

/** Seconds as hours and minutes: 42m, 3h 12m, 65h 20m. Never days, which are not 24 hours of business time. */
export function duration(seconds: number | null): string {
  if (seconds === null) return missingMark
  if (seconds < 60) return `${Math.round(seconds)}s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes}m`
  if (minutes < 100 * 60) return `${Math.floor(minutes / 60)}h ${minutes % 60}m`
  return `${Math.round(minutes / 60).toLocaleString('en-US')}h`
}
