import type { Cell } from '@waypoint/adapter-contract'
import { parseArray } from './array-text.ts'

type Parse = (text: string) => Cell

/** The furthest instant that a JavaScript Date can hold, either way from 1970. */
const dateLimitMs = 8_640_000_000_000_000

const instantPattern =
  /^(?<year>\d{4,6})-(?<month>\d\d)-(?<day>\d\d)(?: (?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:\.(?<fraction>\d+))?)?(?<zone>[+-]\d\d(?::\d\d){0,2})?$/

const asText: Parse = (text) => text

/** By the object id of the type, as PostgreSQL's own catalog fixes it. */
const byType: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [16, (text) => text === 't'],
  [17, (text) => Buffer.from(text.slice(2), 'hex')],
  [20, integer],
  [21, Number],
  [23, Number],
  [26, Number],
  [700, Number],
  [701, Number],
  [1082, instant],
  [1114, instant],
  [1184, instant],
  [1700, decimal],
])

/** Type of an array → type of its elements. */
const elementTypes: ReadonlyMap<number, number> = new Map([
  [1000, 16],
  [1001, 17],
  [1016, 20],
  [1005, 21],
  [1007, 23],
  [1028, 26],
  [1021, 700],
  [1022, 701],
  [1182, 1082],
  [1115, 1114],
  [1185, 1184],
  [1231, 1700],
  [199, 114],
  [1002, 18],
  [1003, 19],
  [1009, 25],
  [1014, 1042],
  [1015, 1043],
  [1183, 1083],
  [1187, 1186],
  [1270, 1266],
  [2951, 2950],
  [3807, 3802],
])

/**
 * The reader of a type's text form. Integers come as number, as bigint beyond 2^53; dates and timestamps as
 * Date (UTC), those finer than a millisecond, infinite or out of Date's range as text. JSON, intervals,
 * times, enums and whatever an extension brings come as text.
 */
export function cellParser(type: number): Parse {
  const element = elementTypes.get(type)
  if (element === undefined) return byType.get(type) ?? asText
  const parse = byType.get(element) ?? asText
  return (text) => parseArray(text, parse)
}

function integer(text: string): number | bigint {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : BigInt(text)
}

function decimal(text: string): Cell {
  return /^-?\d/.test(text) ? { decimal: text } : Number(text)
}

function instant(text: string): Date | string {
  const parts = instantPattern.exec(text)?.groups
  if (parts === undefined) return text
  const fraction = parts['fraction'] ?? ''
  const offset = offsetMs(parts['zone'])
  const date = new Date(0)
  date.setUTCFullYear(Number(parts['year']), Number(parts['month']) - 1, Number(parts['day']))
  date.setUTCHours(Number(parts['hour'] ?? 0), Number(parts['minute'] ?? 0), Number(parts['second'] ?? 0))
  const whole = date.getTime() - offset
  if (!Number.isFinite(whole) || Math.abs(whole) > dateLimitMs) return text
  if (fraction.length <= 3) return new Date(whole + Number(fraction.padEnd(3, '0')))
  if (parts['zone'] === undefined) return text
  return `${new Date(whole).toISOString().slice(0, 19).replace('T', ' ')}.${fraction}+00`
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined) return 0
  const [hours = 0, minutes = 0, seconds = 0] = zone.slice(1).split(':').map(Number)
  return (zone.startsWith('-') ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds) * 1000
}
