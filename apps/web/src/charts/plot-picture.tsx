import * as Plot from '@observablehq/plot'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import './plot-picture.css'

export type Draw = (width: number) => Plot.PlotOptions

interface PlotPictureProps {
  readonly draw: Draw
  readonly title: string
  /** What a reader without the picture is told. */
  readonly description: string
  /** Held while nothing is drawn, so that the page does not jump. */
  readonly height: number
}

/** Draws a plot at the width it has, again when that changes. */
export function PlotPicture({ draw, title, description, height }: PlotPictureProps) {
  const holder = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const id = useId()
  useEffect(() => {
    const element = holder.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useLayoutEffect(() => {
    if (width === 0) return
    const picture = Plot.plot({ ...draw(width), width, className: 'plot' })
    makeReadable(picture, { id, title, description })
    holder.current?.replaceChildren(picture)
  }, [draw, width, id, title, description])
  return <div className="plot-holder" ref={holder} style={{ minHeight: height }} />
}

interface Words {
  readonly id: string
  readonly title: string
  readonly description: string
}

/** A plot's own style element is forbidden by the policy of the page; its labels name groups, not what is seen. */
function makeReadable(picture: Element, { id, title, description }: Words): void {
  for (const style of picture.querySelectorAll('style')) style.remove()
  for (const named of picture.querySelectorAll('[aria-label], [aria-hidden], [aria-description]')) {
    named.removeAttribute('aria-label')
    named.removeAttribute('aria-hidden')
    named.removeAttribute('aria-description')
  }
  const svg = picture instanceof SVGElement ? picture : picture.querySelector('svg')
  if (svg === null) return
  const heading = document.createElementNS(svg.namespaceURI, 'desc')
  heading.id = id
  heading.textContent = description
  svg.prepend(heading)
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', title)
  svg.setAttribute('aria-describedby', id)
}
