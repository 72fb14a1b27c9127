import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import './tabs.css'

interface Tab {
  readonly to: string
  readonly text: string
  /** Beside the name, for instance how many there are. */
  readonly note?: string
}

/** What is seen of the tab before the one that is shown. */
const ROOM = 48

/** Pages beside each other: links, so that each has an address. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  const bar = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  useEffect(() => {
    const shown = bar.current?.querySelector('[aria-current="page"]')
    if (shown instanceof HTMLElement)
      bar.current?.scrollTo({ left: shown.offsetLeft - bar.current.offsetLeft - ROOM })
  }, [pathname])
  return (
    <nav className="tabs" aria-label={label} ref={bar}>
      {tabs.map(({ to, text, note }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {text}
          {note === undefined ? null : <span className="quiet"> {note}</span>}
        </Link>
      ))}
    </nav>
  )
}
