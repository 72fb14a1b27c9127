import colors from 'picocolors'

type Paint = (text: string) => string

/** Colour by meaning, the same everywhere; the words say the same without it. */
export interface Style {
  readonly color: boolean
  readonly bold: Paint
  readonly quiet: Paint
  readonly ok: Paint
  readonly warn: Paint
  readonly bad: Paint
  readonly link: Paint
}

export function createStyle(color: boolean): Style {
  const paint = colors.createColors(color)
  return {
    color,
    bold: paint.bold,
    quiet: paint.dim,
    ok: paint.green,
    warn: paint.yellow,
    bad: paint.red,
    link: paint.cyan,
  }
}
