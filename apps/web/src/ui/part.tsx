import { type ReactNode, useId } from 'react'
import './page.css'

interface PartProps {
  readonly heading: ReactNode
  readonly note?: ReactNode
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A part of a page under a sentence of its own. */
export function Part({ heading, note, tools, children }: PartProps) {
  const id = useId()
  return (
    <section className="part" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{heading}</h2>
          {note === undefined ? null : <p>{note}</p>}
        </div>
        {tools === undefined ? null : <div className="page-tools">{tools}</div>}
      </header>
      {children}
    </section>
  )
}
