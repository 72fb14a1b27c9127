import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

interface InnerLinkProps {
  /** An address of the app. */
  readonly to: string
  readonly children: ReactNode
}

/** A figure that leads to an address that was worked out: within the page, or in a tab of its own as any link. */
export function InnerLink({ to, children }: InnerLinkProps) {
  const { history } = useRouter()
  const onClick = (event: MouseEvent): void => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    history.push(to)
  }
  return (
    <a href={to} onClick={onClick} className="figures">
      {children}
    </a>
  )
}
