import type { Block, FigureItem, Inline, KeyEntry } from './block.ts'
import { type Element, wordsOf } from './element.ts'
import { inlinesOf } from './inlines.ts'
import { onPaper, standalone } from './picture.ts'
import { tableBlock } from './table-block.ts'

/** The parts of the page in their order; figures that only repeat a chart stay on the screen. */
export function blocksOf(elements: Iterable<Element>, isHalf = false): readonly Block[] {
  return [...elements].flatMap((child): readonly Block[] => {
    switch (child.localName) {
      case 'h1':
      case 'h2':
      case 'h3':
        return [{ kind: 'heading', rank: rankOf(child), text: wordsOf(child) }]
      case 'p':
        return [{ kind: 'paragraph', content: inlinesOf(child) }]
      case 'table':
        return [tableBlock(child)]
      case 'dl':
        return [{ kind: 'figures', items: [...child.children].map(figureItem) }]
      case 'figure':
        return [chartBlock(child, isHalf)]
      case 'details':
        return []
      default:
        return child.classList.contains('pair')
          ? [{ kind: 'pair', sides: sidesOf(child) }]
          : blocksOf(child.children, isHalf)
    }
  })
}

const rankOf = (heading: Element): 1 | 2 | 3 =>
  heading.localName === 'h1' ? 1 : heading.localName === 'h2' ? 2 : 3

/** Each side of a pair stands by itself, a chart as well as what surrounds one. */
const sidesOf = (pair: Element): readonly (readonly Block[])[] =>
  [...pair.children].map((side) => blocksOf([side], true))

function figureItem(item: Element): FigureItem {
  const [value, ...under] = [...item.querySelectorAll('dd')].map(printed)
  return { label: printed(item.querySelector('dt')), value: value ?? '', under: under.join(' ') }
}

const printed = (element: Element | null): string =>
  element === null ? '' : wordsIn(inlinesOf(element)).trim()

function wordsIn(content: readonly Inline[]): string {
  return content
    .map((it) => (it.kind === 'text' ? it.text : 'content' in it ? wordsIn(it.content) : ''))
    .join('')
}

function chartBlock(figure: Element, isHalf: boolean): Block {
  const [wide, narrow, paper] = ['.wide svg', '.narrow svg', '.paper svg'].map((it) =>
    figure.querySelector(it),
  )
  const svg = isHalf ? (narrow ?? wide) : (paper ?? wide)
  return {
    kind: 'chart',
    rank: figure.querySelector('h2') === null ? 3 : 2,
    title: wordsOf(figure.querySelector('h2, h3')),
    subtitle: wordsOf(figure.querySelector('figcaption p')),
    key: [...figure.querySelectorAll('.key li')].map(keyEntry),
    svg: standalone(svg?.outerHTML ?? '<svg></svg>'),
    alt: [...(svg?.querySelectorAll('title, desc') ?? [])].slice(0, 2).map(wordsOf).join(': '),
  }
}

function keyEntry(item: Element): KeyEntry {
  const token = /--mark:var\(--([\w-]+)\)/.exec(item.getAttribute('style') ?? '')?.[1] ?? 'ink'
  return { label: wordsOf(item), colour: onPaper(token) }
}
