import type { Service } from '../brief/service.ts'
import { month, shortMonth } from '../format/dates.ts'
import { percent, points } from '../format/numbers.ts'
import { monthStart } from '../format/dates.ts'

/** "92.1% of first replies met their target in Nov 2020, −1.4 pts vs Oct". */
export function serviceSentence(service: Service): string {
  const line = service.lines.find((it) => it.metric === 'first_reply_time' && it.slice === 'total')
  if (line === undefined || line.adherence.value === null)
    return `No first reply was measured in ${month(service.month)}`
  const kept = `${percent(line.adherence.value)} of first replies met their target in ${month(service.month)}`
  if (line.previousAdherence.value === null) return kept
  const difference = line.adherence.value - line.previousAdherence.value
  return `${kept}, ${points(difference)} vs ${shortMonth(monthStart(service.month, -1))}`
}
