import { quarter as quarterText } from '@waypoint/report/format/dates.ts'
import { money } from '@waypoint/report/format/money.ts'
import { counted, percent } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { type Quarter, quarterColumns } from './quarter-columns.tsx'
import { StagesPart } from './stages-part.tsx'
import { Velocity } from './velocity.tsx'
import { WinRates } from './win-rates.tsx'

const total = { query: { dimension: 'total' } }

/** How much is open, won and still to win. */
export function Pipeline() {
  const currency = useCurrency()
  const query = useGet('/growth/pipeline', total)
  return (
    <>
      <Loaded query={query} what="the pipeline" skeleton={<SkeletonBlock height={420} />}>
        {(section) => (
          <Present section={section} isPage>
            {({ rows }: Value<'/growth/pipeline'>) => (
              <>
                <PageHead
                  sentence={pipelineSentence(rows, currency)}
                  detail="Deals by the quarter in which they close, or are to; targets are those of the seed sales_targets."
                />
                <div className="part">
                  <DataTable
                    name="Pipeline by quarter"
                    rows={rows
                      .toSorted((left, right) => right.quarter.localeCompare(left.quarter))
                      .slice(0, 12)}
                    columns={quarterColumns(currency)}
                    rowKey={(row) => row.quarter}
                  />
                </div>
              </>
            )}
          </Present>
        )}
      </Loaded>
      <div className="part pair">
        <div>
          <WinRates />
        </div>
        <div>
          <Velocity />
        </div>
      </div>
      <StagesPart />
    </>
  )
}

function pipelineSentence(rows: readonly Quarter[], currency: string): string {
  const running = rows.find(({ isRunningQuarter }) => isRunningQuarter)
  if (running === undefined) return 'No quarter is running'
  const open = `${money(running.openAmountCents, currency)} open in ${quarterText(running.quarter)}`
  const won = `${money(running.wonAmountCents, currency)} won`
  const attained = running.attainment === null ? '' : `, ${percent(running.attainment)} of target`
  return `${won}${attained}; ${open} in ${counted(running.openCount, 'deal')}`
}
