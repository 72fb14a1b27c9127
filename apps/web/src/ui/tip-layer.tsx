import { useEffect, useState } from 'react'
import './tip-layer.css'

interface Shown {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly isAbove: boolean
}

const ID = 'tip'
const MARGIN = 12
const WIDEST = 320

/**
 * Shows the words of `data-tip` beside whatever carries them, on hover and on focus. One layer for the page: cells of
 * long tables cost nothing. Escape hides it.
 */
export function TipLayer() {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    let carrier: Element | null = null
    const hide = (): void => {
      carrier?.removeAttribute('aria-describedby')
      carrier = null
      setShown(null)
    }
    const show = (event: Event): void => {
      const element = event.target instanceof Element ? event.target : null
      const target = element?.closest('[data-tip]') ?? clippedCell(element)
      if (target === carrier) return
      hide()
      const text = target?.getAttribute('data-tip') ?? target?.textContent
      if (target === null || text === null || text === undefined || text === '') return
      carrier = target
      target.setAttribute('aria-describedby', ID)
      setShown(placed(text, target.getBoundingClientRect()))
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hide()
    }
    document.addEventListener('pointerover', show)
    document.addEventListener('focusin', show)
    document.addEventListener('focusout', hide)
    document.addEventListener('scroll', hide, true)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerover', show)
      document.removeEventListener('focusin', show)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('scroll', hide, true)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  if (shown === null) return <div id={ID} role="tooltip" hidden />
  return (
    <div
      id={ID}
      role="tooltip"
      className={`tip floating${shown.isAbove ? ' is-above' : ''}`}
      style={{ left: shown.left, top: shown.top }}
    >
      {shown.text}
    </div>
  )
}

/** A cell that shows only a part of its words. */
function clippedCell(element: Element | null): Element | null {
  const cell = element?.closest('td, th') ?? null
  const words = cell?.querySelector('.row-name') ?? cell
  return words !== null && words.scrollWidth > words.clientWidth ? words : null
}

function placed(text: string, box: DOMRect): Shown {
  const isAbove = box.bottom > window.innerHeight - 120
  const left = Math.max(MARGIN, Math.min(box.left, window.innerWidth - WIDEST - MARGIN))
  return { text, left, top: isAbove ? box.top - 6 : box.bottom + 6, isAbove }
}
