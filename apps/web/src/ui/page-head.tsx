import type { ReactNode } from 'react'
import './page.css'

interface PageHeadProps {
  /** The page's question answered, the figure first. */
  readonly sentence: ReactNode
  readonly detail?: ReactNode
  readonly tools?: ReactNode
}

export function PageHead({ sentence, detail, tools }: PageHeadProps) {
  return (
    <header className="page-head">
      <div>
        <h1>{sentence}</h1>
        {detail === undefined ? null : <p>{detail}</p>}
      </div>
      {tools === undefined ? null : <div className="page-tools">{tools}</div>}
    </header>
  )
}
