/** Seconds since 1970 throughout. */
interface Change {
  readonly at: number
  readonly status: string
}

interface Comment {
  readonly at: number
  readonly isAgent: boolean
}

export interface Ticket {
  readonly createdAt: number
  readonly statuses: readonly Change[]
  /** Public ones, in the order of time. */
  readonly comments: readonly Comment[]
}

export interface ExpectedClock {
  readonly metric: string
  readonly number: number
  readonly isStopped: boolean
  readonly running: number
  readonly business: number
}

const HOUR = 3600

const EASTERN = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  hourCycle: 'h23',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
})

/** Monday to Friday, nine to five in New York, holidays apart: looked up hour by hour, by the platform's time zones. */
export class EasternHours {
  readonly #holidays: ReadonlySet<string>
  readonly #isOpen = new Map<number, boolean>()

  constructor(holidays: ReadonlySet<string>) {
    this.#holidays = holidays
  }

  between(from: number, to: number): number {
    let seconds = 0
    for (let hour = Math.floor(from / HOUR) * HOUR; hour < to; hour += HOUR) {
      if (this.#opens(hour)) seconds += Math.min(to, hour + HOUR) - Math.max(from, hour)
    }
    return seconds
  }

  #opens(hour: number): boolean {
    const known = this.#isOpen.get(hour)
    if (known !== undefined) return known
    const parts = new Map(EASTERN.formatToParts(hour * 1000).map(({ type, value }) => [type, value]))
    const local = Number(parts.get('hour'))
    const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
    const isWorkday = !['Sat', 'Sun'].includes(parts.get('weekday') ?? '') && !this.#holidays.has(day)
    const isOpen = isWorkday && local >= 9 && local < 17
    this.#isOpen.set(hour, isOpen)
    return isOpen
  }
}

type Span = readonly [from: number, to: number]

const RUNS_IN = {
  requester_wait_time: ['new', 'open', 'hold'],
  agent_work_time: ['new', 'open'],
} as const

/** The clocks of a ticket as told by its comments and statuses, read one after the other. */
export function expectedClocks(ticket: Ticket, hours: EasternHours, until: number): readonly ExpectedClock[] {
  const statuses = ticket.statuses.filter(({ at }) => at < until)
  const resolvedAt = lastSolution(statuses)
  const clock = (
    metric: string,
    number: number,
    spans: readonly Span[],
    isStopped: boolean,
  ): ExpectedClock => ({
    metric,
    number,
    isStopped,
    running: spans.reduce((sum, [from, to]) => sum + to - from, 0),
    business: spans.reduce((sum, [from, to]) => sum + hours.between(from, to), 0),
  })
  const status = Object.entries(RUNS_IN).map(([metric, running]) => {
    const spans = statuses.flatMap(({ at, status: name }, index): readonly Span[] => {
      const to = Math.min(statuses[index + 1]?.at ?? until, resolvedAt ?? until)
      return running.some((it) => it === name) && to > at ? [[at, to]] : []
    })
    return clock(metric, 1, spans, resolvedAt !== undefined)
  })
  const waits = questions(ticket, until).map(({ askedAt, answeredAt }, index) => {
    const solvedAt = resolvedAt !== undefined && resolvedAt >= askedAt ? resolvedAt : undefined
    const stoppedAt = answeredAt ?? solvedAt
    return clock('next_reply_time', index + 1, [[askedAt, stoppedAt ?? until]], stoppedAt !== undefined)
  })
  return [...status, ...waits]
}

function lastSolution(statuses: readonly Change[]): number | undefined {
  let since: number | undefined
  for (const { at, status } of statuses) {
    const isResolved = status === 'solved' || status === 'closed'
    since = isResolved ? (since ?? at) : undefined
  }
  return since
}

interface Question {
  readonly askedAt: number
  readonly answeredAt: number | undefined
}

/** After the first reply: the first of the comments that wait, and the agent's that answers them. */
function questions({ comments, createdAt }: Ticket, until: number): readonly Question[] {
  const found: Question[] = []
  let hasReply = false
  let askedAt: number | undefined
  for (const { at, isAgent } of comments.filter((comment) => comment.at < until)) {
    if (!isAgent) {
      if (hasReply) askedAt ??= at
      continue
    }
    if (at <= createdAt) continue
    hasReply = true
    if (askedAt !== undefined) found.push({ askedAt, answeredAt: at })
    askedAt = undefined
  }
  return askedAt === undefined ? found : [...found, { askedAt, answeredAt: undefined }]
}
