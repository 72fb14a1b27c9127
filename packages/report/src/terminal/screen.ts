import type { Section } from '../brief/section.ts'
import { wrapped } from './display-width.ts'
import type { Paint } from './paint.ts'

/** Where the brief is shown. */
export interface Screen {
  readonly columns: number
  readonly paint: Paint
}

export type Lines = readonly string[]

/** A part of the page: its finding, then its evidence; without data, what is missing and why. */
export function block<T>(
  section: Section<T>,
  screen: Screen,
  show: { readonly heading: (value: T) => string; readonly body: (value: T) => Lines },
): Lines {
  if (section.state === 'missing') {
    return [
      '',
      screen.paint(`${section.missing}: not available`, 'strong'),
      ...wrapped(section.why, screen.columns),
    ]
  }
  const heading = wrapped(show.heading(section.value), screen.columns)
  return ['', ...heading.map((line) => screen.paint(line, 'strong')), ...show.body(section.value)]
}

/** Text under a row, indented and wrapped. */
export function indented(text: string, indent: number, screen: Screen): Lines {
  return wrapped(text, screen.columns - indent).map(
    (line) => `${' '.repeat(indent)}${screen.paint(line, 'quiet')}`,
  )
}
