import { calibrationPicture } from './calibration-picture.ts'
import type { CardFigures, QualityFigures } from './card-figures.ts'
import { DATA, FEATURE_CELLS, LIMITS, METHOD, SETTINGS_SENTENCE } from './card-text.ts'

const SCORERS: Readonly<Record<string, string>> = {
  model: '**model**',
  rules: 'rules (`calculate_churn_risk_score`)',
  health: '100 minus the health score',
  recency: 'recency only: days since the last use, learned and calibrated alike',
  constant: 'constant: the churn rate so far',
}

/** The files of the card: name below docs/ → content. */
export function modelCard(figures: CardFigures): ReadonlyMap<string, string> {
  return new Map([
    ['churn-model.md', pageOf(figures)],
    ['images/churn-calibration.svg', calibrationPicture(figures.calibration)],
  ])
}

function pageOf({ subject, quality, features, calibration, trainings, foresight }: CardFigures): string {
  const weights = new Map(features.map((feature) => [feature.feature, feature]))
  const taught = trainings.filter(({ isTrained }) => isTrained)
  const [first, last] = [taught[0], taught.at(-1)]
  return `# Churn model card

How likely a paying customer is to leave within 90 days: \`churn_risk_score\` in \`churn_risk_view\`, beside transparent
rules (\`churn_risk_rules\`). For customer success, to decide whom to look at first.

\`npm run docs:churn -- --dir <workspace>\` writes this page from a built workspace. It shows ${subject}.

## Data and label

${DATA}

## Method

${METHOD}

${SETTINGS_SENTENCE}

${first === undefined || last === undefined ? 'There was no model yet.' : `The first model was learned on ${first.date} from ${whole(first.observations)} observations of ${whole(first.customers)} customers, of whom ${whole(first.churned)} had left; the latest on ${last.date} from ${whole(last.observations)} observations of ${whole(last.customers)} customers, of whom ${whole(last.churned)} had left.`}

## How good it is

${table(
  [
    'score',
    'scores judged',
    'of these left',
    'Brier',
    'ROC AUC',
    'PR AUC',
    'lift of the highest tenth',
    'calibration error',
  ],
  quality.map(qualityCells),
)}

Lift is the churn rate of the tenth with the highest risks over that of all. The calibration error is the mean distance
of risk and churn rate over tenths. Of rules and health the number is taken for a probability, which it is not.

## Calibration

![Risk given against share that left](images/churn-calibration.svg)

${table(
  ['tenth', 'scores', 'mean risk', 'left within 90 days'],
  calibration.map((it) => [
    String(it.tenth),
    whole(it.observations),
    percent(it.meanScore),
    percent(it.churnRate),
  ]),
)}

## Before customers left

${table(
  ['days before', 'customers', 'had a warning by health', 'mean risk by rules', 'mean risk by model'],
  foresight.map((it) => [
    String(it.daysBefore),
    whole(it.customers),
    percent(it.warned),
    it.meanRules.toFixed(2),
    it.meanModel.toFixed(2),
  ]),
)}

## Features

Weights are log odds for one standard deviation: the mean of the three latest models, the lowest and the highest.

| feature | what it is | weight | lowest | highest | odds |
|---|---|---|---|---|---|
${FEATURE_CELLS.map((cells) => {
  const own = weights.get(/`(\w+)`/.exec(cells)?.[1] ?? '')
  const figures = [own?.weight, own?.lowest, own?.highest].map(weightText)
  return `${cells} ${figures.join(' | ')} | × ${Math.exp(own?.weight ?? 0).toFixed(2)} |`
}).join('\n')}

## Limits

${LIMITS}
`
}

const qualityCells = (it: QualityFigures): readonly string[] => [
  SCORERS[it.scorer] ?? it.scorer,
  whole(it.observations),
  whole(it.churned),
  it.brier.toFixed(4),
  it.rocAuc.toFixed(3),
  it.prAuc.toFixed(3),
  it.liftAtTenth.toFixed(2),
  it.calibrationError.toFixed(4),
]

const whole = (count: number): string => count.toLocaleString('en-US')
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [lineOf(header), lineOf(header.map(() => '---')), ...rows.map(lineOf)].join('\n')

/** Without a minus before what rounds to nothing. */
const weightText = (weight = 0): string => (Math.round(weight * 100) / 100 + 0).toFixed(2)
