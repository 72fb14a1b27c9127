import { term } from '@waypoint/report/format/vocabulary.ts'
import './match-levels.css'

interface Levels {
  readonly nameLevel: string | null
  readonly domainLevel: string | null
  readonly externalIdLevel: string | null
  readonly phoneLevel: string | null
  readonly addressLevel: string | null
  readonly emailLevel: string | null
  readonly countryLevel: string | null
}

const fields = [
  ['Name', 'nameLevel'],
  ['Domain', 'domainLevel'],
  ['External id', 'externalIdLevel'],
  ['Email', 'emailLevel'],
  ['Phone', 'phoneLevel'],
  ['Address', 'addressLevel'],
  ['Country', 'countryLevel'],
] as const

/** How far two records agree, field by field; fields that one of them lacks are left out. */
export function MatchLevels({ link }: { readonly link: Levels }) {
  const known = fields.flatMap(([label, field]) => {
    const level = link[field]
    return level === null || level === 'missing' ? [] : [{ label, level }]
  })
  return (
    <span className="levels">
      {known.map(({ label, level }) => (
        <span key={label}>
          {label} <span className="quiet">{term(level).toLowerCase()}</span>
        </span>
      ))}
    </span>
  )
}
