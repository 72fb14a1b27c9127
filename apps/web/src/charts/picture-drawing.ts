import { type PlotOptions, plot } from '@observablehq/plot'

interface Words {
  readonly id: string
  readonly title: string
  readonly description: string
}

/** A plot as a picture with a name and a description. */
export function pictureOf(options: PlotOptions, words: Words): Element {
  const picture = plot({ ...options, className: 'plot' })
  makeReadable(picture, words)
  return picture
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
