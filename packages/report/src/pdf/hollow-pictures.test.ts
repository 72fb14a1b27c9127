import { expect, test } from 'vitest'
import { hollowPictures } from './hollow-pictures.ts'

test('a page keeps what its pictures are called, and each picture is told by its place', () => {
  const plot =
    '<svg class="plot" role="img"><title id="a">Rise</title><desc>Of two</desc><g><path d="M0 0"/></g></svg>'
  const sign = '<svg class="sign"><path d="M1 1"/></svg>'
  const { html, pictures } = hollowPictures(`<p>${plot} and\n${sign}</p>`)
  expect(html).toBe(
    '<p><svg data-picture="0" class="plot" role="img"><title id="a">Rise</title><desc>Of two</desc></svg> and\n<svg data-picture="1" class="sign"></svg></p>',
  )
  expect(pictures).toEqual([plot, sign])
})
