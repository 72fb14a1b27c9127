import type { PlannedPart } from '../plan/query-plan.ts'
import { renderBalance } from './render-balance.ts'
import { renderConversion } from './render-conversion.ts'
import { renderCumulative } from './render-cumulative.ts'
import { renderEvents } from './render-events.ts'
import { renderShift } from './render-shift.ts'
import type { NamedQuery, Rendering } from './rendering.ts'
import { renderTimeSpineJoin } from './render-time-spine-join.ts'

/** The queries of a part; the last one bears its name and has a row for each group. */
export function renderPart(part: PlannedPart, rendering: Rendering): readonly NamedQuery[] {
  if (part.shift !== null) {
    const before = { ...part, id: `${part.id}_before`, range: { start: null, end: null }, shift: null }
    return [...renderReading(before, rendering), ...renderShift(part, before.id, rendering)]
  }
  if (part.isJoinedToTimeSpine && rendering.layer.timeSpine !== null) {
    const known = { ...part, id: `${part.id}_known` }
    return [...renderReading(known, rendering), ...renderTimeSpineJoin(part, known.id, rendering)]
  }
  return renderReading(part, rendering)
}

function renderReading(part: PlannedPart, rendering: Rendering): readonly NamedQuery[] {
  switch (part.reading.kind) {
    case 'events':
      return [renderEvents(part, rendering)]
    case 'balance':
      return renderBalance(part, rendering)
    case 'cumulative':
      return renderCumulative({ ...part, reading: part.reading }, rendering)
    case 'conversion':
      return renderConversion({ ...part, reading: part.reading }, rendering)
  }
}
