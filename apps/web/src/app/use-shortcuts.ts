import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { isTyping } from '../ui/is-typing.ts'
import { places } from './navigation.ts'

export type Overlay = 'palette' | 'keys' | null

const SECOND_KEY_WITHIN_MS = 1200

/** `Ctrl-K`, `/`, `?`, and `g` with the letter of a page. */
export function useShortcuts(open: (overlay: Overlay) => void): void {
  const navigate = useNavigate()
  const wentAt = useRef(0)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        open('palette')
        return
      }
      if (isTyping(event)) return
      const isSecond = Date.now() - wentAt.current < SECOND_KEY_WITHIN_MS
      wentAt.current = 0
      const place = isSecond ? places.find(({ key }) => key === event.key) : undefined
      if (place !== undefined) void navigate({ to: place.to })
      else if (event.key === 'g') wentAt.current = Date.now()
      else if (event.key === '?') open('keys')
      else if (event.key === '/') {
        event.preventDefault()
        focusSearch(() => open('palette'))
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, open])
}

/** The search of the page, where it has one. */
function focusSearch(otherwise: () => void): void {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]')
  if (field === null) otherwise()
  else field.focus()
}
