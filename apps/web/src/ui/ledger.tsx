import type { ReactNode } from 'react'
import './page.css'

export interface LedgerLine {
  readonly term: string
  readonly figure: ReactNode
  readonly note?: ReactNode
  readonly definition?: string
}

/** Names and figures, one under the other, parted by hairlines. */
export function Ledger({ lines }: { readonly lines: readonly LedgerLine[] }) {
  return (
    <dl className="ledger">
      {lines.map(({ term, figure, note, definition }) => (
        <div key={term}>
          <dt {...(definition === undefined ? {} : { 'data-tip': definition })}>{term}</dt>
          <dd>{figure}</dd>
          {note === undefined ? null : <dd className="ledger-note">{note}</dd>}
        </div>
      ))}
    </dl>
  )
}
