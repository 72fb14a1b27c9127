import { parseHTML } from 'linkedom'
import type { Brief } from '../brief/brief.ts'
import { factsOf } from '../findings/data.ts'
import { positionSentence } from '../findings/position.ts'
import { withoutActing } from '../format/plain-text.ts'
import { renderHtml } from '../html/render-html.ts'
import type { PrintedDocument } from './block.ts'
import { blocksOf } from './blocks.ts'
import type { Element } from './element.ts'
import { hollowPictures } from './hollow-pictures.ts'
import { type Paper, type Typeset, typeset } from './typeset.ts'

export { type Paper, type Typeset, typeset }

/** The brief as a document in pages, set from the page's own words, tables and charts, so that both say the same. */
export function renderPdf(brief: Brief, paper: Paper = 'a4'): Typeset {
  return typeset(printed(brief), paper)
}

/** What the pages say, in their order. */
export function printed(brief: Brief): PrintedDocument {
  const { html, pictures } = hollowPictures(renderHtml(brief))
  const { document } = parseHTML(html)
  const main: Element = document.querySelector('main')
  const colophon: Element = document.querySelector('.colophon > p')
  return {
    title: withoutActing(positionSentence(brief)),
    facts: ['Customer current position', ...factsOf(brief)].join(' · '),
    blocks: blocksOf([...main.children, colophon], { pictures }),
  }
}
