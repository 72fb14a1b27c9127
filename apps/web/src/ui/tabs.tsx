import { Link } from '@tanstack/react-router'
import './tabs.css'

interface Tab {
  readonly to: string
  readonly text: string
  /** Beside the name, for instance how many there are. */
  readonly note?: string
}

/** Pages beside each other: links, so that each has an address. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ to, text, note }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {text}
          {note === undefined ? null : <span className="quiet"> {note}</span>}
        </Link>
      ))}
    </nav>
  )
}
