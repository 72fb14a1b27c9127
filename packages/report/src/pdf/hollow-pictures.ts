/** A page whose pictures are only told, and the pictures. */
export interface HollowPage {
  readonly html: string
  readonly pictures: readonly string[]
}

/** Names the picture that an element stands for. */
export const PICTURE = 'data-picture'

const WORDS = /<(title|desc)\b[^>]*>.*?<\/\1>/gs

/**
 * Takes out of a page what its pictures draw, and leaves their names and descriptions: elements of a drawing are most
 * of a page's, and nobody looks at them one by one.
 */
export function hollowPictures(page: string): HollowPage {
  const pictures: string[] = []
  const html = page.replaceAll(
    /<svg\b([^>]*)>(.*?)<\/svg>/gs,
    (svg: string, attributes: string, drawing: string) => {
      pictures.push(svg)
      return `<svg ${PICTURE}="${pictures.length - 1}"${attributes}>${(drawing.match(WORDS) ?? []).join('')}</svg>`
    },
  )
  return { html, pictures }
}
