import type { Inline } from './block.ts'
import { type Element, ELEMENT_NODE, TEXT_NODE, wordsOf } from './element.ts'
import { standalone } from './picture.ts'

/** For screen readers or for the mouse alone: paper has neither. */
const UNPRINTED = '.out-of-sight, .on-screen, details, summary, colgroup, caption, fieldset'

/** What a cell or a paragraph of the page says. */
export function inlinesOf(element: Element): readonly Inline[] {
  return [...element.childNodes].flatMap((child): readonly Inline[] => {
    if (child.nodeType === TEXT_NODE) return textOf(child)
    return child.nodeType === ELEMENT_NODE && !child.matches(UNPRINTED) ? elementOf(child) : []
  })
}

function textOf(node: Element): readonly Inline[] {
  const text = node.textContent.replaceAll(/\s+/g, ' ')
  return text === '' ? [] : [{ kind: 'text', text }]
}

function elementOf(element: Element): readonly Inline[] {
  const content = inlinesOf(element)
  if (element.localName === 'svg') return [pictureOf(element)]
  if (element.localName === 'ul') {
    return [{ kind: 'list', items: [...element.children].map(inlinesOf) }]
  }
  if (element.matches('.bar')) return []
  if (element.matches('.meter')) return [{ kind: 'bar', share: shareOf(element) }]
  if (element.matches('b, strong, .account')) return [{ kind: 'strong', content }]
  if (element.matches('.under')) return [{ kind: 'line', content: [{ kind: 'small', content }] }]
  if (element.matches('.small, .quiet')) return [{ kind: 'small', content }]
  return element.matches('.lost') ? [...content, { kind: 'text', text: ' ' }] : content
}

function pictureOf(svg: Element): Inline {
  const isSign = svg.matches('.sign')
  const width = isSign ? 7 : Number(svg.getAttribute('width') ?? 100) * 0.55
  const alt = wordsOf(svg.querySelector('title'))
  return { kind: 'picture', svg: standalone(svg.outerHTML), width, alt }
}

function shareOf(element: Element): number {
  const percent = /--share:\s*(\d+)%/.exec(element.getAttribute('style') ?? '')?.[1] ?? '0'
  return Number(percent) / 100
}
