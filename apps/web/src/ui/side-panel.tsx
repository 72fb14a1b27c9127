import { type ReactNode, useEffect, useRef } from 'react'
import './dialog.css'

interface SidePanelProps {
  readonly title: ReactNode
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What a row opens: beside the table, which stays in use. Escape closes it and gives the focus back. */
export function SidePanel({ title, label, onClose, children }: SidePanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) onClose()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onClose])
  return (
    <div className="side-panel floating" role="dialog" aria-label={label} tabIndex={-1} ref={panel}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="quiet-button" onClick={onClose}>
          Close <kbd>Esc</kbd>
        </button>
      </header>
      {children}
    </div>
  )
}
