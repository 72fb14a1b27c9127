import type { Evaluation } from '@waypoint/identity'
import { formatCount } from '../terminal/duration.ts'
import type { Style } from '../terminal/style.ts'
import { renderTable, type TableColumn } from '../terminal/table.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const right = (title: string): TableColumn => ({ title, align: 'right' })
const left = (title: string): TableColumn => ({ title, align: 'left' })

/** Precision and recall three ways, how far probabilities can be believed, and the largest customers. */
export function renderEvaluation(evaluation: Evaluation, style: Style): string {
  const measures = [
    ['pairs of records', evaluation.pairwise],
    ['whole customers', evaluation.cluster],
    ['the mean record (B-cubed)', evaluation.bCubed],
  ] as const
  return [
    `${style.bold('Against the truth')}: ${formatCount(evaluation.customers)} customers, ${formatCount(evaluation.companies)} companies`,
    renderTable(
      [left('by'), right('precision'), right('recall'), right('F1')],
      measures.map(([name, { precision, recall, f1 }]) => [
        name,
        percent(precision),
        percent(recall),
        percent(f1),
      ]),
      style,
    ),
    renderTable(
      [left('said'), right('pairs'), right('are one company')],
      evaluation.calibration.map(({ from, to, pairs, actual }) => [
        `${from.toFixed(1)}–${to.toFixed(1)}`,
        formatCount(pairs),
        percent(actual),
      ]),
      style,
    ),
    renderTable(
      [left('largest customers'), right('records'), right('companies')],
      evaluation.largestCustomers
        .slice(0, 5)
        .map(({ customerId, records, companies }) => [
          customerId,
          formatCount(records),
          formatCount(companies),
        ]),
      style,
    ),
  ].join('\n')
}

/** Where matches are missed and where wrong ones are made: by the systems of two records, and by what they agree in. */
export function renderAccuracy(evaluation: Evaluation, style: Style): string {
  return [
    renderTable(
      [left('between'), left('and'), right('pairs'), right('precision'), right('recall')],
      evaluation.bySource.map(({ source, otherSource, pairs, precision, recall }) => [
        source,
        otherSource,
        formatCount(pairs),
        percent(precision),
        percent(recall),
      ]),
      style,
    ),
    renderTable(
      [left('field'), left('agreement'), right('pairs'), right('precision'), right('recall')],
      evaluation.byAgreement
        .filter(({ field }) => field !== 'source')
        .map(({ field, level, pairs, precision, recall }) => [
          field.replace('_', ' '),
          level.replaceAll('_', ' '),
          formatCount(pairs),
          percent(precision),
          percent(recall),
        ]),
      style,
    ),
  ].join('\n')
}
