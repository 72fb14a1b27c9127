import './state.css'
import { WithCode } from './with-code.tsx'

interface ErrorStateProps {
  readonly title: string
  readonly detail: string
  /** What to do about it. */
  readonly hint?: string | undefined
  readonly onRetry?: () => void
}

/** What failed and what to do; the rest of the page stands. */
export function ErrorState({ title, detail, hint, onRetry }: ErrorStateProps) {
  return (
    <div className="state is-error" role="alert">
      <strong>{title}</strong>
      <p>
        <WithCode text={detail} />
      </p>
      {hint === undefined ? null : (
        <p>
          <WithCode text={hint} />
        </p>
      )}
      {onRetry === undefined ? null : (
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  )
}
