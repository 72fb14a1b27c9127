import type { PlotOptions } from '@observablehq/plot'
import { useEffect, useId, useRef, useState } from 'react'
import './plot-picture.css'

/** Plot comes with the drawing: words and figures of a page do not wait for it. */
export type Draw = (width: number) => Promise<PlotOptions>

interface PlotPictureProps {
  readonly draw: Draw
  readonly title: string
  /** What a reader without the picture is told. */
  readonly description: string
  /** Held while nothing is drawn, so that the page does not jump. */
  readonly height: number
}

type State = 'awaited' | 'drawn' | 'failed'

/** Draws a plot at the width it has, again when that changes. */
export function PlotPicture({ draw, title, description, height }: PlotPictureProps) {
  const holder = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [state, setState] = useState<State>('awaited')
  const id = useId()
  useEffect(() => {
    const element = holder.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (width === 0) return
    let isWanted = true
    const drawn = async (): Promise<void> => {
      const [{ pictureOf }, options] = await Promise.all([import('./picture-drawing.ts'), draw(width)])
      if (!isWanted) return
      holder.current?.replaceChildren(pictureOf({ ...options, width }, { id, title, description }))
      setState('drawn')
    }
    drawn().catch(() => setState('failed'))
    return () => {
      isWanted = false
    }
  }, [draw, width, id, title, description])
  return (
    <>
      {state === 'failed' ? (
        <p className="chart-note" role="status">
          The picture could not be drawn; its table tells the same.
        </p>
      ) : null}
      <div
        className="plot-holder"
        ref={holder}
        style={{ minHeight: height }}
        aria-busy={state === 'awaited'}
      />
    </>
  )
}
