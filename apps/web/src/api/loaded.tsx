import type { UseQueryResult } from '@tanstack/react-query'
import { ApiError } from '@waypoint/api/client'
import type { ReactNode } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { WithCode } from '../ui/with-code.tsx'

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>
  /** Of the final size. */
  readonly skeleton: ReactNode
  /** What would have been shown, for the case that it cannot. */
  readonly what: string
  readonly children: (data: T) => ReactNode
}

/** The data when it is there, a skeleton until then, and what went wrong otherwise. */
export function Loaded<T>({ query, skeleton, what, children }: LoadedProps<T>) {
  const { data, error, dataUpdatedAt, refetch } = query
  const retry = (): void => void refetch()
  if (data === undefined) {
    return error === null ? (
      <div aria-busy="true">
        <span className="out-of-sight">Loading {what}</span>
        {skeleton}
      </div>
    ) : (
      <Failed error={error} what={what} onRetry={retry} />
    )
  }
  return (
    <>
      {error === null ? null : (
        <p className="chart-note" role="status">
          Showing {what} of {new Date(dataUpdatedAt).toISOString().slice(11, 16)} UTC; asking again failed:{' '}
          {error.message}.
        </p>
      )}
      {children(data)}
    </>
  )
}

interface FailedProps {
  readonly error: Error
  readonly what: string
  readonly onRetry: () => void
}

function Failed({ error, what, onRetry }: FailedProps) {
  if (error instanceof ApiError) {
    const { code, title, detail, hint } = error.problem
    if (code === 'nothing-published') {
      return (
        <EmptyState title={title}>
          <WithCode text={hint ?? ''} />
        </EmptyState>
      )
    }
    return (
      <ErrorState title={title} detail={detail ?? `This is about ${what}.`} hint={hint} onRetry={onRetry} />
    )
  }
  return (
    <ErrorState
      title={`The server did not answer about ${what}`}
      detail={error.message}
      hint="Look whether waypoint serve is still running; figures already on the page stay valid."
      onRetry={onRetry}
    />
  )
}
