const KEPT = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'font-size', 'font-family']

/** The picture with its computed colours written into it, since a file knows nothing of the page's style. */
export function standaloneSvg(holder: Element | null): string {
  const svg = holder?.querySelector('svg.plot')
  if (svg === null || svg === undefined) return ''
  const copy = svg.cloneNode(true) as SVGElement
  const originals = [svg, ...svg.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  for (const [index, original] of originals.entries()) {
    const style = getComputedStyle(original)
    for (const name of KEPT) copies[index]?.setAttribute(name, style.getPropertyValue(name))
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return new XMLSerializer().serializeToString(copy)
}
