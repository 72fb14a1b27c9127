import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorState } from '../ui/error-state.tsx'

/** As browsers say that a file of the app was not there. */
const OF_CODE = /dynamically imported module|importing a module script failed/i

async function loadAnew(): Promise<void> {
  const isUp = await fetch('/healthz').then(
    ({ ok }) => ok,
    () => false,
  )
  if (isUp) globalThis.location.reload()
}

/** A page that failed to draw; navigation still works. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const detail = error instanceof Error ? error.message : String(error)
  if (OF_CODE.test(detail))
    return (
      <ErrorState
        title="The code of this page could not be fetched"
        detail="The server does not answer, or another release of it runs by now."
        hint="Look whether waypoint serve is still running. Trying again loads the page anew, once the server answers."
        onRetry={() => void loadAnew()}
      />
    )
  return (
    <ErrorState
      title="This page could not be drawn"
      detail={detail}
      hint="The figures are not affected: other pages and the API still answer. If it happens again, load the page anew."
      onRetry={reset}
    />
  )
}
