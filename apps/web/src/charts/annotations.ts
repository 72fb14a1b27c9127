/** Something that happened on a day and explains what is seen after it. */
export interface Annotation {
  readonly date: string
  readonly text: string
}

interface Range {
  /** ISO dates of the first and last point. */
  readonly from: string
  readonly to: string
  /** In pixels. */
  readonly width: number
}

const LETTER = 6.2
const GAP = 12

/** Those that lie among the points; words only where they do not run into the words before. */
export function shownAnnotations(
  annotations: readonly Annotation[],
  { from, to, width }: Range,
): readonly Annotation[] {
  const start = Date.parse(from)
  const span = Math.max(1, Date.parse(to) - start)
  const place = ({ date }: Annotation): number => ((Date.parse(date) - start) / span) * width
  let free = Number.NEGATIVE_INFINITY
  return annotations
    .filter(({ date }) => date >= from && date <= to)
    .toSorted((one, other) => one.date.localeCompare(other.date))
    .map((annotation) => {
      const x = place(annotation)
      const end = x + annotation.text.length * LETTER
      if (x < free || end > width + GAP) return { ...annotation, text: '' }
      free = end + GAP
      return annotation
    })
}
