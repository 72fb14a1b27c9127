import { WaypointError } from '@waypoint/contracts'

const MOMENT = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/

/** A date or timestamp as it is written in a config or on the command line; UTC where no zone is named. */
export function parseEventTime(value: unknown, what: string): Date {
  if (value instanceof Date) return value
  const text = String(value).trim()
  if (MOMENT.test(text)) {
    const iso = text.replace(' ', 'T')
    const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(iso.slice(10))
      ? iso
      : `${iso.length === 10 ? `${iso}T00:00` : iso}Z`
    const moment = new Date(zoned)
    if (!Number.isNaN(moment.getTime())) return moment
  }
  throw new WaypointError({
    code: 'invalid-event-time',
    message: `${what} is not a date or timestamp: ${text}`,
    hint: "Write it as 2024-03-09 or '2024-03-09 08:00:00'; without a zone it is UTC.",
  })
}
