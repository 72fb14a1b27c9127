import { moment } from '@waypoint/report/format/dates.ts'
import { counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import './status.css'

export interface LateSource {
  readonly source: string
  readonly lastSyncedAt: string
  readonly behindSeconds: number
}

const HOUR = 3600
const DAY = 24 * HOUR

/** Stands with the figures that are made from sources which are behind: what happened since is not in them. */
export function LateNote({ sources }: { readonly sources: readonly LateSource[] }) {
  const [first] = sources
  if (first === undefined) return null
  const names = sources.map(({ source }) => term(source)).join(', ')
  return (
    <p className="late-note" data-tip={sources.map(lateSentence).join('\n')}>
      <span className="status is-late">
        <i aria-hidden="true" />
        Late
      </span>{' '}
      {names}: what happened after {moment(first.lastSyncedAt)} may be missing here.
    </p>
  )
}

const lateSentence = ({ source, lastSyncedAt, behindSeconds }: LateSource): string =>
  `${term(source)} last arrived ${moment(lastSyncedAt)}, ${behind(behindSeconds)} behind its target`

function behind(seconds: number): string {
  if (seconds < HOUR) return counted(Math.max(1, Math.round(seconds / 60)), 'minute')
  return seconds < 2 * DAY
    ? counted(Math.round(seconds / HOUR), 'hour')
    : counted(Math.round(seconds / DAY), 'day')
}
