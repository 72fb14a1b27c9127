import { DAY, daysInMonth, type Instant } from '../clock/day.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import type { Account } from '../company/account.ts'
import type { LatentMonth } from '../company/month.ts'
import { seatsAt } from '../company/people.ts'
import { openStream, type Stream } from '../random/stream.ts'
import type { Ticket } from './ticket.ts'
import { liveTicket, ticketMoment } from './ticket-life.ts'

const poisson = (draw: Stream, mean: number): number => {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = draw.uniform(); product > limit; product *= draw.uniform()) count++
  return count
}

const meanTickets = (account: Account, latent: LatentMonth): number => {
  const at = latent.month * DAY + 14 * DAY
  const isServed = account.history.leftAt === undefined || account.history.leftAt > at
  const seats = isServed ? seatsAt(account.history.subscriptions, at) : 0
  const use = 0.35 + 0.65 * Math.min(1, latent.engagement)
  return (
    0.56 *
    Math.sqrt(seats) *
    (0.35 + account.company.traits.ticketRate) *
    use *
    (1 + 1.8 * latent.supportPain)
  )
}

/** Forgets what happens after the period. */
const untilEnd = (ticket: Ticket, endsAt: Instant): Ticket => {
  const before = <T extends { readonly at: Instant }>(entries: readonly T[]): readonly T[] =>
    entries.filter((entry) => entry.at < endsAt)
  return {
    ...ticket,
    assignedAt: ticket.assignedAt !== undefined && ticket.assignedAt < endsAt ? ticket.assignedAt : undefined,
    statuses: before(ticket.statuses),
    priorities: before(ticket.priorities),
    comments: before(ticket.comments),
    rating: ticket.rating !== undefined && ticket.rating.at < endsAt ? ticket.rating : undefined,
  }
}

/** All tickets of a company in the order of their numbers, each cut at the end of the period. */
export const ticketsOf = (seed: number, account: Account, period: SimulatedPeriod): readonly Ticket[] => {
  const { company, history, people } = account
  if (!company.hasAppAccount || company.kind === 'test') return []
  const tickets: Ticket[] = []
  let number = 0
  for (const latent of history.months) {
    const draw = openStream(seed, 'tickets', company.uid, latent.month)
    const days = daysInMonth(latent.month)
    const count = poisson(draw, meanTickets(account, latent))
    for (let index = 0; index < count; index++) {
      const createdAt = ticketMoment(
        draw,
        latent.month + draw.integer(0, days - 1),
        company.country.utcOffset,
      )
      const roll = draw.uniform()
      if (createdAt === undefined || createdAt <= history.signedUpAt) continue
      const present = people.filter(
        (person) => person.joinedAt < createdAt && (person.leftAt === null || person.leftAt > createdAt),
      )
      const requester = present[Math.floor(roll * roll * present.length)]
      if (requester === undefined) continue
      const ticket = liveTicket({ seed, account, latent, number: number++, createdAt, requester })
      if (createdAt < period.endsAt) tickets.push(untilEnd(ticket, period.endsAt))
    }
  }
  return tickets
}
