import { type ReactNode, useEffect, useRef, useState } from 'react'
import './menu.css'

interface MenuProps {
  readonly label: ReactNode
  /** What a screen reader is told where the label is short. */
  readonly name?: string
  readonly children: ReactNode
}

/** A button that opens a panel beneath it; Escape and a click elsewhere close it. */
export function Menu({ label, name, children }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setOpen(false)
      root.current?.querySelector('button')?.focus()
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey, true)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey, true)
    }
  }, [isOpen])
  return (
    <div className="menu" ref={root}>
      <button
        type="button"
        className="quiet-button"
        aria-expanded={isOpen}
        {...(name === undefined ? {} : { 'aria-label': name })}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen ? <div className="menu-panel floating">{children}</div> : null}
    </div>
  )
}
