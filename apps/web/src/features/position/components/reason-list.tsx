import type { RiskReason } from '@waypoint/report/brief/watchlist.ts'
import { decimal } from '@waypoint/report/format/numbers.ts'
import { reasonSentence, thresholdSentence } from '@waypoint/report/format/reason-sentence.ts'
import './reason-list.css'

interface ReasonListProps {
  readonly reasons: readonly RiskReason[]
  /** How many there are in all, when only the first are listed. */
  readonly total?: number
}

/** What costs health, most points first, each with its points. */
export function ReasonList({ reasons, total = reasons.length }: ReasonListProps) {
  if (reasons.length === 0) return <span className="quiet">Nothing costs points</span>
  return (
    <ul className="reasons">
      {reasons.map((reason) => (
        <li key={reason.measure} data-tip={thresholdSentence(reason)}>
          <b className="figures">−{decimal(reason.points)}</b>
          <span>{reasonSentence(reason)}</span>
        </li>
      ))}
      {total > reasons.length ? <li className="more">and {total - reasons.length} more</li> : null}
    </ul>
  )
}
