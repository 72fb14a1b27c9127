import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { scopeOf } from '../scope.ts'
import { compileTemplate } from '../template.ts'

const render = (source: string, seed: number): string =>
  compileTemplate(source, { name: 'a.sql', seed }).renderSync(scopeOf({}))

test('a seed gives the same text each time, another one another', () => {
  const source = '{{ lipsum() }}{{ [1, 2, 3, 4, 5, 6, 7, 8]|random }}'
  expect(render(source, 1)).toBe(render(source, 1))
  expect(render(source, 1)).not.toBe(render(source, 2))
})

test('there are as many paragraphs as asked for, each at least min and fewer than max words long', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.nat(5),
      fc.nat(20),
      fc.integer({ min: 1, max: 20 }),
      (seed, n, min, more) => {
        const text = render(`{{ lipsum(n=${n}, html=false, min=${min}, max=${min + more}) }}`, seed)
        const paragraphs = n === 0 ? [] : text.split('\n\n')
        expect(paragraphs).toHaveLength(n)
        for (const paragraph of paragraphs) {
          const words = paragraph === '' ? 0 : paragraph.split(' ').length
          expect(words).toBeGreaterThanOrEqual(min)
          expect(words).toBeLessThan(min + more)
          if (words > 0) expect(paragraph).toMatch(/^[A-Z].*\.$/)
        }
      },
    ),
  )
})

test('paragraphs are elements of HTML unless that is turned off', () => {
  expect(render('{{ lipsum(n=2) }}', 3)).toMatch(/^<p>[^<]+<\/p>\n<p>[^<]+<\/p>$/)
  expect(render('{{ lipsum(n=1)|e }}', 3)).toMatch(/^<p>/)
})

test('an empty range is refused', () => {
  expect(() => render('{{ lipsum(min=5, max=5) }}', 1)).toThrow('empty range')
})
