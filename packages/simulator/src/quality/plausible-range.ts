const UNITS = ['percent', 'dollars', 'months', 'days', 'hours', 'number'] as const

export type Unit = (typeof UNITS)[number]

/** Between which values a figure of a simulated company looks like a real one's, and who says so. */
export interface PlausibleRange {
  readonly topic: string
  readonly figure: string
  readonly label: string
  readonly unit: Unit
  readonly low: number
  readonly high: number
  readonly source: string
}

const parseRow = (topic: string, line: string): PlausibleRange => {
  const [figure = '', label = '', unit, low, high, source = ''] = line.split('|').map((cell) => cell.trim())
  const known = UNITS.find((candidate) => candidate === unit)
  if (known === undefined || source === '' || !(Number(low) < Number(high))) {
    throw new Error(`no range: ${line.trim()}`)
  }
  return { topic, figure, label, unit: known, low: Number(low), high: Number(high), source }
}

/** A line without bars begins a topic; the rows of the topic follow. */
export const parseRanges = (table: string): readonly PlausibleRange[] => {
  let topic = ''
  const ranges: PlausibleRange[] = []
  for (const line of table.split('\n').filter((candidate) => candidate.trim() !== '')) {
    if (line.includes('|')) ranges.push(parseRow(topic, line))
    else topic = line.trim()
  }
  return ranges
}
