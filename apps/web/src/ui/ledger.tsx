import type { ReactNode } from 'react'
import { InnerLink } from './inner-link.tsx'
import './page.css'

export interface LedgerLine {
  readonly term: string
  readonly figure: ReactNode
  /** The address of what is behind the figure. */
  readonly behind?: string
  readonly note?: ReactNode
  readonly definition?: string
}

/** Names and figures, one under the other, parted by hairlines. */
export function Ledger({ lines }: { readonly lines: readonly LedgerLine[] }) {
  return (
    <dl className="ledger">
      {lines.map(({ term, figure, behind, note, definition }) => (
        <div key={term}>
          <dt {...(definition === undefined ? {} : { 'data-tip': definition })}>{term}</dt>
          <dd>{behind === undefined ? figure : <InnerLink to={behind}>{figure}</InnerLink>}</dd>
          {note === undefined ? null : <dd className="ledger-note">{note}</dd>}
        </div>
      ))}
    </dl>
  )
}
