import {
  inks,
  marks,
  surfaces as paper,
  type Oklch,
  rules,
  type Token,
} from '@waypoint/report/theme/tokens.ts'

/** The page and what lies on it; every ink and mark must be readable on each of them. */
export const surfaces = {
  ...paper,
  floating: { light: [1, 0, 0], dark: [0.245, 0.015, 258] },
  chosen: { light: [0.967, 0.014, 252], dark: [0.262, 0.034, 258] },
} as const satisfies Readonly<Record<string, Token>>

/** What fills a control, with the ink that is read on it. */
export const fills = {
  'accent-fill': { light: [0.5, 0.16, 256], dark: [0.745, 0.115, 250] },
  'on-accent': { light: [0.992, 0.002, 250], dark: [0.185, 0.012, 258] },
} as const satisfies Readonly<Record<string, Token>>

/** The state of data, in the colours of the bands they are as good or bad as. */
const states = {
  fresh: marks.healthy,
  late: marks['at-risk'],
  failed: marks.critical,
} as const satisfies Readonly<Record<string, Token>>

/** Series that mean nothing by themselves: the subject first, then quieter ones; at most six. */
const series = {
  'series-1': { light: [0.5, 0.16, 256], dark: [0.745, 0.115, 250] },
  'series-2': { light: [0.62, 0.13, 330], dark: [0.75, 0.12, 330] },
  'series-3': { light: [0.55, 0.09, 188], dark: [0.72, 0.095, 188] },
  'series-4': { light: [0.64, 0.125, 85], dark: [0.84, 0.125, 92] },
  'series-5': { light: [0.45, 0.05, 258], dark: [0.84, 0.03, 258] },
  'series-6': { light: [0.6, 0.012, 258], dark: [0.58, 0.014, 258] },
} as const satisfies Readonly<Record<string, Token>>

export const shapes = { ...marks, ...states, ...series }

export { inks }

export const tokens: Readonly<Record<string, Token>> = { ...surfaces, ...inks, ...fills, ...shapes, ...rules }

/** The style sheet `tokens.css`: one declaration for both themes, by `color-scheme`. */
export function tokenSheet(): string {
  const lines = Object.entries(tokens).map(
    ([name, { light, dark }]) => `    --${name}: light-dark(${oklch(light)}, ${oklch(dark)});`,
  )
  return `@layer tokens {\n  :root {\n${lines.join('\n')}\n  }\n}\n`
}

const oklch = ([lightness, chroma, hue]: Oklch): string => `oklch(${lightness} ${chroma} ${hue})`
