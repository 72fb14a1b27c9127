import type { Distribution } from '../distributions/distribution.ts'
import type { MeasuredFigure } from '../measure-quality.ts'
import type { PlausibleRange } from '../plausible-range.ts'
import { formatValue } from './format-value.ts'

export interface QualityPage {
  /** What was simulated, in words. */
  readonly subject: string
  readonly figures: ReadonlyMap<string, MeasuredFigure>
  readonly ranges: readonly PlausibleRange[]
  readonly distributions: readonly Distribution[]
}

const INTRODUCTION = `# Are the simulated data plausible?

\`waypoint simulate\` invents a company, and everything in this repository is tried out on it. This page measures the
company by SQL, in its truth and in what its vendors deliver, and puts every figure beside the range in which a real
one would be. \`npm run docs:simulator\` writes the page anew; a test holds a company of another seed to the same
ranges, and a logistic regression on the truth's churn drivers has to foretell the churn of customers it has not seen.

`

export const rangeText = ({ low, high, unit }: PlausibleRange): string =>
  `${formatValue(low, unit)} to ${formatValue(high, unit)}`

const row = (range: PlausibleRange, figure: MeasuredFigure | undefined): string => {
  if (figure === undefined) throw new Error(`nothing measured for ${range.figure}`)
  const { value, error } = figure
  const isInside = value + 2 * error >= range.low && value - 2 * error <= range.high
  const measured = `${isInside ? '' : '**'}${formatValue(value, range.unit)}${isInside ? '' : '**'}`
  const chance = `± ${formatValue(2 * error, range.unit)}`
  return `| ${range.label} | ${measured} | ${chance} | ${rangeText(range)} | ${range.source} |`
}

/** The file of a picture, from the folder `docs`. */
export const pictureFile = ({ id }: Distribution): string => `images/simulator/${id}.svg`

const section = (page: QualityPage, topic: string): string => {
  const rows = page.ranges
    .filter((range) => range.topic === topic)
    .map((range) => row(range, page.figures.get(range.figure)))
  const pictures = page.distributions
    .filter((distribution) => distribution.topic === topic)
    .map(
      (distribution) =>
        `### ${distribution.title}\n\n${distribution.caption}\n\n![${distribution.title}](${pictureFile(distribution)})\n`,
    )
  return `## ${topic}

| figure | measured | chance | plausible | why |
|---|---|---|---|---|
${rows.join('\n')}

${pictures.join('\n')}`
}

/** The page as Markdown. A figure further from its range than chance carries it is printed in bold. */
export const renderQualityPage = (page: QualityPage): string => {
  const topics = [...new Set(page.ranges.map(({ topic }) => topic))]
  return `${INTRODUCTION}${page.subject} "Chance" is twice the standard error: by how much
another seed may differ. Figures further outside their range than that would be in bold.

${topics.map((topic) => section(page, topic)).join('\n')}`
}
