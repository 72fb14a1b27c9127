import type { Chart } from './chart.ts'
import { formatTick, formatValue } from './format-value.ts'
import { labelStep, ticksUpTo } from './scale.ts'

const WIDTH = 720
const HEIGHT = 272
const LEFT = 62
const RIGHT = 18
const BOTTOM = 44
const LETTER = 6.2
const COLOURS = 5

/** Both themes in one file; where the reader's is unknown, the light one. */
const STYLE = `
.page{fill:#fcfcfd}.ink{fill:#232936}.ink-2{fill:#5a6270}.line{stroke:#e1e4ea}.axis{stroke:#b4bac5}.band{fill:#d9ece8}
.f0{fill:#1c7f78}.f1{fill:#2f62c4}.f2{fill:#c2661a}.f3{fill:#8a3f8f}.f4{fill:#737b89}
.s0{stroke:#1c7f78}.s1{stroke:#2f62c4}.s2{stroke:#c2661a}.s3{stroke:#8a3f8f}.s4{stroke:#737b89}
text{font:12px system-ui,-apple-system,'Segoe UI',sans-serif}.curve{fill:none;stroke-width:2.2;stroke-linejoin:round}
@media (prefers-color-scheme:dark){
.page{fill:#14181f}.ink{fill:#e8ebf0}.ink-2{fill:#a6aebb}.line{stroke:#2b313c}.axis{stroke:#566070}.band{fill:#1d3532}
.f0{fill:#4fb9ae}.f1{fill:#7ba6f2}.f2{fill:#e79a54}.f3{fill:#c58bcc}.f4{fill:#949ba8}
.s0{stroke:#4fb9ae}.s1{stroke:#7ba6f2}.s2{stroke:#e79a54}.s3{stroke:#c58bcc}.s4{stroke:#949ba8}}`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const at = (value: number): string => String(Math.round(value * 10) / 10)

interface Frame {
  readonly chart: Chart
  readonly top: number
  readonly spacing: number
  x(index: number): number
  y(value: number): number
}

const legend = ({ series }: Chart): string => {
  if (series.length < 2) return ''
  let x = LEFT
  return series
    .map(({ name }, index) => {
      const place = x
      x += 34 + name.length * LETTER
      return `<rect class="f${index % COLOURS}" x="${at(place)}" y="13" width="11" height="11" rx="2"/><text class="ink" x="${at(place + 17)}" y="23">${escaped(name)}</text>`
    })
    .join('')
}

const grid = (frame: Frame, ticks: readonly number[]): string =>
  ticks
    .map((tick) => {
      const y = at(frame.y(tick))
      const label = escaped(formatTick(tick, frame.chart.unit))
      return `<line class="${tick === 0 ? 'axis' : 'line'}" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}"/><text class="ink-2" x="${LEFT - 8}" y="${at(frame.y(tick) + 4)}" text-anchor="end">${label}</text>`
    })
    .join('')

/** On two lines where there is a place to break and not the width for one. */
const wrapped = (label: string, width: number): readonly string[] => {
  if (label.length * LETTER <= width) return [label]
  const breaks = [...label.matchAll(/[ /]/g)].map(({ index }) => index + 1)
  const middle = breaks.toSorted(
    (left, right) => Math.abs(left - label.length / 2) - Math.abs(right - label.length / 2),
  )[0]
  return middle === undefined ? [label] : [label.slice(0, middle).trim(), label.slice(middle)]
}

const categoryLabels = (frame: Frame): string => {
  const { categories } = frame.chart
  const widths = categories.map((name) =>
    Math.max(...wrapped(name, frame.spacing - 6).map((part) => part.length * LETTER)),
  )
  const step = labelStep(categories.length, frame.spacing, Math.max(...widths) + 6)
  return categories
    .map((name, index) => {
      if (index % step !== 0) return ''
      const lines = step === 1 ? wrapped(name, frame.spacing - 6) : [name]
      return lines
        .map(
          (line, row) =>
            `<text class="ink-2" x="${at(frame.x(index))}" y="${HEIGHT - BOTTOM + 18 + row * 14}" text-anchor="middle">${escaped(line)}</text>`,
        )
        .join('')
    })
    .join('')
}

const bars = (frame: Frame): string => {
  const { series, unit } = frame.chart
  const room = Math.min(84, frame.spacing * 0.78)
  const width = room / series.length
  const isLabelled = series.length === 1 && frame.spacing > 44
  return series
    .flatMap(({ values }, number) =>
      values.map((value, index) => {
        if (value === undefined) return ''
        const x = frame.x(index) - room / 2 + number * width
        const bar = `<rect class="f${number % COLOURS}" x="${at(x)}" y="${at(frame.y(value))}" width="${at(Math.max(1, width - 1.5))}" height="${at(frame.y(0) - frame.y(value))}" rx="1.5"/>`
        return isLabelled
          ? `${bar}<text class="ink" x="${at(frame.x(index))}" y="${at(frame.y(value) - 5)}" text-anchor="middle">${escaped(formatValue(value, unit))}</text>`
          : bar
      }),
    )
    .join('')
}

const lines = (frame: Frame): string =>
  frame.chart.series
    .map(({ values }, number) => {
      const points = values.flatMap((value, index) =>
        value === undefined ? [] : [`${at(frame.x(index))},${at(frame.y(value))}`],
      )
      return `<polyline class="curve s${number % COLOURS}" points="${points.join(' ')}"/>`
    })
    .join('')

const shade = (frame: Frame): string => {
  const { band } = frame.chart
  if (band === undefined) return ''
  const [low, high] = band
  return `<rect class="band" x="${LEFT}" width="${WIDTH - LEFT - RIGHT}" y="${at(frame.y(high))}" height="${at(frame.y(low) - frame.y(high))}"/><text class="ink-2" x="${WIDTH - RIGHT - 6}" y="${at(frame.y(high) + 15)}" text-anchor="end">plausible</text>`
}

/** A picture that stands alone, with a name and a description for who does not see it. */
export const drawChart = (chart: Chart): string => {
  const values = chart.series.flatMap((series) => series.values).filter((value) => value !== undefined)
  const ticks = ticksUpTo(Math.max(...values, chart.band?.[1] ?? 0))
  const top = chart.series.length > 1 ? 44 : 24
  const highest = ticks.at(-1) ?? 1
  const spacing = (WIDTH - LEFT - RIGHT) / Math.max(1, chart.categories.length)
  const frame: Frame = {
    chart,
    top,
    spacing,
    x: (index) => LEFT + (index + 0.5) * spacing,
    y: (value) => HEIGHT - BOTTOM - (value / highest) * (HEIGHT - BOTTOM - top),
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title desc">
<title id="title">${escaped(chart.title)}</title><desc id="desc">${escaped(chart.caption)}</desc>
<style>${STYLE}
</style>
<rect class="page" width="${WIDTH}" height="${HEIGHT}" rx="6"/>
${legend(chart)}
${shade(frame)}
${grid(frame, ticks)}
${chart.shape === 'bars' ? bars(frame) : lines(frame)}
${categoryLabels(frame)}
</svg>
`
}
