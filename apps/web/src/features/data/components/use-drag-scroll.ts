import { type RefObject, useEffect } from 'react'

/** What scrolls can be dragged by its ground, too. */
export function useDragScroll(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const onDown = (event: PointerEvent): void => {
      const isOnBox = event.target instanceof Element && event.target.closest('button') !== null
      if (isOnBox || event.pointerType !== 'mouse' || event.button !== 0) return
      element.setPointerCapture(event.pointerId)
    }
    const onMove = (event: PointerEvent): void => {
      if (element.hasPointerCapture(event.pointerId)) element.scrollBy(-event.movementX, -event.movementY)
    }
    element.addEventListener('pointerdown', onDown)
    element.addEventListener('pointermove', onMove)
    return () => {
      element.removeEventListener('pointerdown', onDown)
      element.removeEventListener('pointermove', onMove)
    }
  }, [frame])
}
