import { describe, expect, it } from 'vitest'
import { contrast, linearRgb } from './contrast.ts'
import { inks, marks, surfaces, type Token } from './tokens.ts'

const themes = ['light', 'dark'] as const
const cases = (group: Readonly<Record<string, Token>>) =>
  themes.flatMap((theme) =>
    Object.entries(surfaces).flatMap(([surface, ground]) =>
      Object.entries(group).map(
        ([name, token]) => [name, surface, theme, token[theme], ground[theme]] as const,
      ),
    ),
  )

describe('colour tokens', () => {
  it.each(cases(inks))('%s on %s reads at 4.5:1 in %s', (_name, _surface, _theme, ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(cases(marks))('%s on %s shows at 3:1 in %s', (_name, _surface, _theme, mark, ground) => {
    expect(contrast(mark, ground)).toBeGreaterThanOrEqual(3)
  })

  it.each(cases({ ...surfaces, ...inks, ...marks }))('%s lies inside sRGB (%s, %s)', (_n, _s, _t, colour) => {
    for (const channel of linearRgb(colour)) {
      expect(channel).toBeGreaterThan(-0.002)
      expect(channel).toBeLessThan(1.002)
    }
  })

  it.each(themes)('separates risk bands by lightness too, for red–green blindness, in %s', (theme) => {
    const order = [marks.critical, marks.healthy, marks['at-risk']].map((token) => token[theme][0])
    expect(order).toEqual(order.toSorted((left, right) => left - right))
  })
})
