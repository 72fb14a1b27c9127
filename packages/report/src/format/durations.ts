import { missingMark } from './numbers.ts'

/** Seconds as the two units a reader needs: 42m, 3h 12m, 2d 4h. Days are 24 hours of running clock. */
export function duration(seconds: number | null): string {
  if (seconds === null) return missingMark
  if (seconds < 60) return `${Math.round(seconds)}s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes}m`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)}h ${minutes % 60}m`
  const hours = Math.round(minutes / 60)
  return `${Math.floor(hours / 24)}d ${hours % 24}h`
}
