import type { ReactNode } from 'react'
import './state.css'

interface EmptyStateProps {
  readonly title: string
  /** Why it is empty and what to do. */
  readonly children: ReactNode
}

export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="state">
      <strong>{title}</strong>
      <p>{children}</p>
    </div>
  )
}
