import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface RowsBehindProps {
  /** Gives the rows that the figure counts, on the published version. */
  readonly sql: string
  readonly children: ReactNode
}

/** A figure that leads to its rows, by the statement that finds them. */
export function RowsBehind({ sql, children }: RowsBehindProps) {
  return (
    <Link to="/explore/$part" params={{ part: 'sql' }} search={{ sql }} className="figures">
      {children}
    </Link>
  )
}

/** A text as SQL writes it. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`
