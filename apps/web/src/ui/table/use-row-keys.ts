import { useEffect } from 'react'
import { isTyping } from '../is-typing.ts'

/** `j` and `k` go from row to row of the table that is in use, or of the first on the page. */
export function useRowKeys(root: HTMLElement | null): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (root === null || isTyping(event) || (event.key !== 'j' && event.key !== 'k')) return
      const focused = document.activeElement?.closest('.table-scroll')
      const inUse = focused ?? document.querySelector('.table-scroll:has(.row-name)')
      if (inUse !== root) return
      event.preventDefault()
      move(root, event.key === 'j' ? 1 : -1)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [root])
}

function move(root: HTMLElement, step: 1 | -1): void {
  const names = [...root.querySelectorAll<HTMLElement>('.row-name')]
  const at = names.findIndex((name) => name === document.activeElement)
  const next = at === -1 ? names[0] : names[at + step]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
