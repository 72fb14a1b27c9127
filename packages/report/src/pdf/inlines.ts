import type { Inline } from './block.ts'
import { type Element, ELEMENT_NODE, TEXT_NODE, wordsOf } from './element.ts'
import { PICTURE } from './hollow-pictures.ts'
import { standalone } from './picture.ts'

/** For screen readers or for the mouse alone: paper has neither. */
const unprintedClasses = ['out-of-sight', 'on-screen']
const unprintedElements = new Set(['details', 'summary', 'colgroup', 'caption', 'fieldset'])

/** What a cell or a paragraph of the page says. */
export function inlinesOf(element: Element, pictures: readonly string[]): readonly Inline[] {
  return [...element.childNodes].flatMap((child): readonly Inline[] => {
    if (child.nodeType === TEXT_NODE) return textOf(child)
    return child.nodeType === ELEMENT_NODE && isPrinted(child) ? elementOf(child, pictures) : []
  })
}

const isPrinted = (element: Element): boolean =>
  !unprintedElements.has(element.localName) && !hasClass(element, unprintedClasses)

const hasClass = ({ classList }: Element, names: readonly string[]): boolean =>
  names.some((name) => classList.contains(name))

function textOf(node: Element): readonly Inline[] {
  const text = node.textContent.replaceAll(/\s+/g, ' ')
  return text === '' ? [] : [{ kind: 'text', text }]
}

const strongElements = new Set(['b', 'strong'])

function elementOf(element: Element, pictures: readonly string[]): readonly Inline[] {
  const { localName } = element
  if (localName === 'svg') return [signOf(element, pictures)]
  if (localName === 'ul') {
    return [{ kind: 'list', items: [...element.children].map((item) => inlinesOf(item, pictures)) }]
  }
  if (hasClass(element, ['bar'])) return []
  if (hasClass(element, ['meter'])) return [{ kind: 'bar', share: shareOf(element) }]
  const content = inlinesOf(element, pictures)
  if (strongElements.has(localName) || hasClass(element, ['account'])) return [{ kind: 'strong', content }]
  if (hasClass(element, ['under'])) return [{ kind: 'line', content: [{ kind: 'small', content }] }]
  if (hasClass(element, ['small', 'quiet'])) return [{ kind: 'small', content }]
  return hasClass(element, ['lost']) ? [...content, { kind: 'text', text: ' ' }] : content
}

/** The drawing that an element of the page stands for. */
export const pictureOf = (svg: Element, pictures: readonly string[]): string =>
  standalone(pictures[Number(svg.getAttribute(PICTURE))] ?? svg.outerHTML)

function signOf(svg: Element, pictures: readonly string[]): Inline {
  const width = hasClass(svg, ['sign']) ? 7 : Number(svg.getAttribute('width') ?? 100) * 0.55
  return { kind: 'picture', svg: pictureOf(svg, pictures), width, alt: wordsOf(svg.querySelector('title')) }
}

function shareOf(element: Element): number {
  const percent = /--share:\s*(\d+)%/.exec(element.getAttribute('style') ?? '')?.[1] ?? '0'
  return Number(percent) / 100
}
