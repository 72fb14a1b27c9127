import { readFileSync } from 'node:fs'
import { contrast, linearRgb } from '@waypoint/report/theme/contrast.ts'
import type { Token } from '@waypoint/report/theme/tokens.ts'
import { describe, expect, it } from 'vitest'
import { fills, inks, shapes, surfaces, tokenSheet, tokens } from './tokens.ts'

const themes = ['light', 'dark'] as const
const onSurfaces = (group: Readonly<Record<string, Token>>) =>
  themes.flatMap((theme) =>
    Object.entries(surfaces).flatMap(([surface, ground]) =>
      Object.entries(group).map(
        ([name, token]) => [name, surface, theme, contrast(token[theme], ground[theme])] as const,
      ),
    ),
  )

describe('colour tokens', () => {
  it.each(onSurfaces(inks))('%s on %s reads in %s', (_name, _surface, _theme, ratio) => {
    expect(ratio).toBeGreaterThanOrEqual(4.5)
  })

  it.each(onSurfaces(shapes))('%s on %s shows in %s', (_name, _surface, _theme, ratio) => {
    expect(ratio).toBeGreaterThanOrEqual(3)
  })

  it.each(themes)('the words of a filled button read in %s', (theme) => {
    expect(contrast(fills['on-accent'][theme], fills['accent-fill'][theme])).toBeGreaterThanOrEqual(4.5)
  })

  it.each(Object.entries(tokens))('%s can be shown by every screen', (_name, token) => {
    for (const channel of themes.flatMap((theme) => linearRgb(token[theme]))) {
      expect(channel).toBeGreaterThan(-0.002)
      expect(channel).toBeLessThan(1.002)
    }
  })

  it('are what the style sheet declares', () => {
    const sheet = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
    expect(sheet).toBe(tokenSheet())
  })
})
