import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorState } from '../ui/error-state.tsx'

/** A page that failed to draw; navigation still works. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const detail = error instanceof Error ? error.message : String(error)
  return (
    <ErrorState
      title="This page could not be drawn"
      detail={detail}
      hint="The figures are not affected: other pages and the API still answer. If it happens again, load the page anew."
      onRetry={reset}
    />
  )
}
