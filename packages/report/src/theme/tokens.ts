/** Lightness 0–1, chroma, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number]

export interface Token {
  readonly light: Oklch
  readonly dark: Oklch
}

export const surfaces = {
  page: { light: [0.992, 0.002, 250], dark: [0.185, 0.012, 258] },
  raised: { light: [0.968, 0.004, 250], dark: [0.225, 0.014, 258] },
} as const satisfies Record<string, Token>

/** Read as words: at least 4.5:1 on every surface. */
export const inks = {
  ink: { light: [0.225, 0.02, 258], dark: [0.935, 0.006, 250] },
  'ink-2': { light: [0.42, 0.018, 258], dark: [0.775, 0.012, 250] },
  'ink-3': { light: [0.52, 0.016, 258], dark: [0.665, 0.014, 250] },
  accent: { light: [0.5, 0.16, 256], dark: [0.745, 0.115, 250] },
} as const satisfies Record<string, Token>

/** Read as shapes: at least 3:1 on every surface. Red and green differ in lightness too. */
export const marks = {
  critical: { light: [0.49, 0.19, 25], dark: [0.64, 0.2, 25] },
  'at-risk': { light: [0.62, 0.155, 48], dark: [0.735, 0.15, 55] },
  watch: { light: [0.64, 0.125, 85], dark: [0.84, 0.125, 92] },
  healthy: { light: [0.55, 0.088, 188], dark: [0.72, 0.095, 188] },
  unknown: { light: [0.6, 0.012, 258], dark: [0.58, 0.014, 258] },
  new: { light: [0.43, 0.075, 195], dark: [0.84, 0.085, 190] },
  reactivation: { light: [0.63, 0.1, 170], dark: [0.55, 0.085, 185] },
  expansion: { light: [0.54, 0.092, 188], dark: [0.7, 0.1, 187] },
  contraction: { light: [0.64, 0.15, 50], dark: [0.76, 0.14, 58] },
  churn: { light: [0.49, 0.19, 25], dark: [0.64, 0.2, 25] },
  fx: { light: [0.62, 0.012, 258], dark: [0.6, 0.014, 258] },
  level: { light: [0.36, 0.022, 258], dark: [0.82, 0.012, 250] },
} as const satisfies Record<string, Token>

/** Hairlines and axes: they separate, and nothing is read from them. */
export const rules = {
  line: { light: [0.9, 0.006, 250], dark: [0.31, 0.014, 258] },
  'line-strong': { light: [0.76, 0.01, 250], dark: [0.46, 0.016, 258] },
} as const satisfies Record<string, Token>

const tokens: Readonly<Record<string, Token>> = { ...surfaces, ...inks, ...marks, ...rules }

/** One declaration for both themes; which applies follows `color-scheme`. */
export function tokenDeclarations(): string {
  return Object.entries(tokens)
    .map(([name, { light, dark }]) => `--${name}: light-dark(${oklch(light)}, ${oklch(dark)});`)
    .join('\n  ')
}

const oklch = ([lightness, chroma, hue]: Oklch): string => `oklch(${lightness} ${chroma} ${hue})`
