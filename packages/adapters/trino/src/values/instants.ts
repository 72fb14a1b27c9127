/** The furthest instant that a JavaScript Date can hold, either way from 1970. */
const dateLimitMs = 8_640_000_000_000_000

const pattern =
  /^(?<year>[+-]?\d{4,6})-(?<month>\d\d)-(?<day>\d\d)(?: (?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:\.(?<fraction>\d+))?)?(?: (?<zone>\S+))?$/

/** A date or timestamp as a Date in UTC; text where it is finer than a millisecond or out of Date's range. */
export function instant(text: string): Date | string {
  const parts = pattern.exec(text)?.groups
  if (parts === undefined) return text
  const fraction = (parts['fraction'] ?? '').replace(/0+$/, '')
  const date = new Date(0)
  date.setUTCFullYear(Number(parts['year']), Number(parts['month']) - 1, Number(parts['day']))
  date.setUTCHours(Number(parts['hour'] ?? 0), Number(parts['minute'] ?? 0), Number(parts['second'] ?? 0))
  const whole = date.getTime() - offsetMs(parts['zone'], date)
  if (!Number.isFinite(whole) || Math.abs(whole) > dateLimitMs) return text
  if (fraction.length <= 3) return new Date(whole + Number(fraction.padEnd(3, '0')))
  const plain = new Date(whole)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace('T', ' ')
  return `${plain}.${fraction}${parts['zone'] === undefined ? '' : '+00'}`
}

/** How far a wall clock of the zone was ahead of UTC when it showed `local`. */
function offsetMs(zone: string | undefined, local: Date): number {
  if (zone === undefined || zone === 'UTC' || zone === 'Z') return 0
  const fixed = /^([+-])(\d\d):(\d\d)$/.exec(zone)
  if (fixed !== null) {
    const [, sign, hours, minutes] = fixed
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  }
  // Twice, because the first answer is that of another instant near a change of the clock.
  const guess = zoneOffsetMs(zone, local.getTime())
  return zoneOffsetMs(zone, local.getTime() - guess)
}

function zoneOffsetMs(zone: string, instantMs: number): number {
  const shown = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(instantMs)
    .find(({ type }) => type === 'timeZoneName')?.value
  const parts = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(shown ?? '')
  if (parts === null || parts[1] === undefined) return 0
  const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0)
  return (parts[1] === '-' ? -1 : 1) * seconds * 1000
}
