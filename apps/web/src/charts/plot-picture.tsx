import type { PlotOptions } from '@observablehq/plot'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState } from 'react'
import { openWhereClicked, type PointBehind } from './point-behind.ts'
import './plot-picture.css'

/** Plot comes with the drawing: words and figures of a page do not wait for it. */
export type Draw = (width: number) => Promise<PlotOptions>

interface PlotPictureProps<Point> {
  readonly draw: Draw
  readonly title: string
  /** What a reader without the picture is told. */
  readonly description: string
  /** Held while nothing is drawn, so that the page does not jump. */
  readonly height: number
  /** What a click on a point opens; its table has the same as links. */
  readonly behind?: PointBehind<Point> | undefined
}

type State = 'awaited' | 'drawn' | 'failed'

/** Draws a plot at the width it has, again when that changes. */
export function PlotPicture<Point>(props: PlotPictureProps<Point>) {
  const { draw, title, description, height, behind } = props
  const { history } = useRouter()
  const opens = useRef(behind)
  useEffect(() => {
    opens.current = behind
  }, [behind])
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
      const picture = pictureOf({ ...options, width }, { id, title, description })
      if (opens.current !== undefined)
        openWhereClicked<Point>(picture, (point) => opens.current?.(point), history.push)
      holder.current?.replaceChildren(picture)
      setState('drawn')
    }
    drawn().catch(() => setState('failed'))
    return () => {
      isWanted = false
    }
  }, [draw, width, id, title, description, history])
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
