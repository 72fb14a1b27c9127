import type { ReactNode } from 'react'
import { InnerLink } from '../ui/inner-link.tsx'
import { rowsAddress } from './address.ts'

interface RowsBehindProps {
  /** Gives the rows that the figure counts, on the published version. */
  readonly sql: string
  readonly children: ReactNode
}

/** A figure that leads to its rows, by the statement that finds them. */
export function RowsBehind({ sql, children }: RowsBehindProps) {
  return <InnerLink to={rowsAddress(sql)}>{children}</InnerLink>
}
