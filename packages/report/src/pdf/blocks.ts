import type { Block, FigureItem, Inline, KeyEntry } from './block.ts'
import { type Element, wordsOf } from './element.ts'
import { inlinesOf, pictureOf } from './inlines.ts'
import { onPaper, standalone } from './picture.ts'
import { tableBlock } from './table-block.ts'

interface Page {
  /** What the elements of pictures stand for. */
  readonly pictures: readonly string[]
  /** One side of a pair. */
  readonly isHalf?: boolean
}

/** The parts of the page in their order; figures that only repeat a chart stay on the screen. */
export function blocksOf(elements: Iterable<Element>, page: Page): readonly Block[] {
  return [...elements].flatMap((child): readonly Block[] => {
    switch (child.localName) {
      case 'h1':
      case 'h2':
      case 'h3':
        return [{ kind: 'heading', rank: rankOf(child), text: wordsOf(child) }]
      case 'p':
        return [{ kind: 'paragraph', content: inlinesOf(child, page.pictures) }]
      case 'table':
        return [tableBlock(child, page.pictures)]
      case 'dl':
        return [{ kind: 'figures', items: [...child.children].map(figureItem) }]
      case 'figure':
        return [chartBlock(child, page)]
      case 'details':
        return []
      default:
        return child.classList.contains('pair')
          ? [{ kind: 'pair', sides: sidesOf(child, page) }]
          : blocksOf(child.children, page)
    }
  })
}

const rankOf = (heading: Element): 1 | 2 | 3 =>
  heading.localName === 'h1' ? 1 : heading.localName === 'h2' ? 2 : 3

/** Each side of a pair stands by itself, a chart as well as what surrounds one. */
const sidesOf = (pair: Element, page: Page): readonly (readonly Block[])[] =>
  [...pair.children].map((side) => blocksOf([side], { ...page, isHalf: true }))

function figureItem(item: Element): FigureItem {
  const [value, ...under] = [...item.querySelectorAll('dd')].map(printed)
  return { label: printed(item.querySelector('dt')), value: value ?? '', under: under.join(' ') }
}

const printed = (element: Element | null): string =>
  element === null ? '' : wordsIn(inlinesOf(element, [])).trim()

function wordsIn(content: readonly Inline[]): string {
  return content
    .map((it) => (it.kind === 'text' ? it.text : 'content' in it ? wordsIn(it.content) : ''))
    .join('')
}

function chartBlock(figure: Element, { pictures, isHalf = false }: Page): Block {
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
    svg: svg === null || svg === undefined ? standalone('<svg></svg>') : pictureOf(svg, pictures),
    alt: [...(svg?.querySelectorAll('title, desc') ?? [])].slice(0, 2).map(wordsOf).join(': '),
  }
}

function keyEntry(item: Element): KeyEntry {
  const token = /--mark:var\(--([\w-]+)\)/.exec(item.getAttribute('style') ?? '')?.[1] ?? 'ink'
  return { label: wordsOf(item), colour: onPaper(token) }
}
