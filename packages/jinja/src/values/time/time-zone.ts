import { HostObject } from '../host-object.ts'
import { offsetText } from './strftime.ts'

/** What a zone says at one moment: minutes east of UTC, and its name then. */
export interface ZoneTime {
  readonly offset: number
  readonly zone: string
}

/** Python's tzinfo. */
export abstract class TimeZone extends HostObject {
  abstract readonly name: string
  /** At an instant: microseconds since 1970-01-01 in UTC. */
  abstract at(utc: bigint): ZoneTime
  /** For a datetime that is given the zone and nothing else: `datetime(2020, 1, 1, tzinfo=zone)`. */
  abstract bare(local: bigint): ZoneTime

  override toText(): string {
    return this.name
  }
}

/** A zone that is equally far from UTC at all times. */
export class FixedZone extends TimeZone {
  readonly typeName = 'datetime.timezone'
  readonly name: string
  readonly #offset: number
  readonly #repr: string

  constructor(
    offset: number,
    name = offset === 0 ? 'UTC' : `UTC${offsetText(offset, ':')}`,
    repr = `<${name}>`,
  ) {
    super()
    this.name = name
    this.#offset = offset
    this.#repr = repr
  }

  at(): ZoneTime {
    return { offset: this.#offset, zone: this.name }
  }

  bare(): ZoneTime {
    return this.at()
  }

  override toRepr(): string {
    return this.#repr
  }
}
