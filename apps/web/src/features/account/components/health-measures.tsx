import { day } from '@waypoint/report/format/dates.ts'
import { change, counted, decimal } from '@waypoint/report/format/numbers.ts'
import { measureValue, reasonSentence } from '@waypoint/report/format/reason-sentence.ts'
import { measureLabel, term } from '@waypoint/report/format/vocabulary.ts'
import { useState } from 'react'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { Delta } from '../../../ui/delta.tsx'
import { Missing } from '../../../ui/figure.tsx'
import { Part } from '../../../ui/part.tsx'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

type Explanation = Value<'/customers/{customerId}/health/explanation'>
type Measure = Explanation['measures'][number]

/** How the score comes about, measure by measure; a measure opens the records behind it. */
export function HealthMeasures({ customerId }: { readonly customerId: string }) {
  const query = useGet('/customers/{customerId}/health/explanation', { params: { customerId } })
  const [open, setOpen] = useState<string | undefined>(undefined)
  return (
    <Loaded query={query} what="the explanation of the score" skeleton={<SkeletonRows rows={8} />}>
      {(section) => (
        <Present section={section}>
          {(explanation: Explanation) => {
            const opened = explanation.measures.find(({ measure }) => measure === open)
            return (
              <Part
                heading={sumSentence(explanation)}
                note={`Policy of ${term(explanation.segment)}, ${term(explanation.lifecycleStage).toLowerCase()}, as of ${day(explanation.day.date)}.`}
              >
                <DataTable
                  name="Measures of health"
                  rows={explanation.measures}
                  columns={columns}
                  rowKey={({ measure }) => measure}
                  onOpen={({ measure }) => setOpen(measure)}
                  openKey={open}
                />
                {opened === undefined ? null : (
                  <Evidence measure={opened} onClose={() => setOpen(undefined)} />
                )}
              </Part>
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}

function sumSentence({ day: { score }, ceiling }: Explanation): string {
  if (score === null) return 'There is no score to explain'
  const capped = ceiling === null ? '' : `, held down by ${measureLabel(ceiling.measure).toLowerCase()}`
  return `${decimal(100 - score)} points lost of 100: ${decimal(score)} are left${capped}`
}

const states = {
  measured: '',
  good_news: 'Good news',
  missing: 'No data: left out',
  not_applicable: 'Does not apply',
} as const

const flags: readonly string[] = ['champion_left', 'is_delinquent']

const valueText = (measure: string, value: number): string =>
  flags.includes(measure) ? (value === 0 ? 'No' : 'Yes') : measureValue(measure, value)

const columns: readonly Column<Measure>[] = [
  { id: 'measure', header: 'Measure', value: ({ measure }) => measureLabel(measure) },
  {
    id: 'value',
    header: 'Value',
    isFigure: true,
    width: 104,
    value: ({ value }) => value,
    cell: ({ measure, value, state }) =>
      value === null ? <Missing reason={states[state]} /> : valueText(measure, value),
  },
  {
    id: 'costs',
    header: 'Costs from … to',
    definition: 'Where points begin to be lost, and where all of the weight is',
    isFigure: true,
    width: 144,
    from: 'tablet',
    canSort: false,
    value: ({ noPenaltyAt }) => noPenaltyAt,
    cell: ({ measure, noPenaltyAt, fullPenaltyAt }) =>
      noPenaltyAt === null || fullPenaltyAt === null
        ? '–'
        : `${valueText(measure, noPenaltyAt)} … ${valueText(measure, fullPenaltyAt)}`,
  },
  {
    id: 'weight',
    header: 'Weight',
    isFigure: true,
    width: 72,
    from: 'phone',
    value: ({ weight }) => weight,
    cell: ({ weight }) => decimal(weight),
  },
  {
    id: 'points',
    header: 'Points lost',
    isFigure: true,
    width: 96,
    value: ({ points }) => points,
    cell: ({ points }) => (points === 0 ? '0' : decimal(points)),
    total: (rows) => decimal(rows.reduce((sum, { points }) => sum + points, 0)),
  },
  {
    id: 'before',
    header: 'vs 28 days ago',
    isFigure: true,
    width: 112,
    from: 'tablet',
    value: ({ points, pointsWeeksBefore }) =>
      pointsWeeksBefore === null ? null : points - pointsWeeksBefore,
    cell: ({ points, pointsWeeksBefore }) => (
      <Delta
        value={pointsWeeksBefore === null ? null : points - pointsWeeksBefore}
        format={(value) => change(value)}
      />
    ),
  },
]

function Evidence({ measure, onClose }: { readonly measure: Measure; readonly onClose: () => void }) {
  const { evidence } = measure
  return (
    <SidePanel label={measureLabel(measure.measure)} title={reasonSentence(measure)} onClose={onClose}>
      <p className="quiet small">
        {evidence.length === 0
          ? 'The measure is worked out from daily sums; no single record stands behind it.'
          : `${counted(evidence.length, 'record')} behind it, with the day from which each was known.`}
      </p>
      <ul className="timeline">
        {evidence.map(({ record, detail, happenedOn, knownFrom }) => (
          <li key={`${record} ${happenedOn}`}>
            <span className="figures">{day(happenedOn)}</span>
            <span className="quiet">known {day(knownFrom)}</span>
            <p>
              {record}
              {detail === null ? '' : `: ${detail}`}
            </p>
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}
