import { Link } from '@tanstack/react-router'
import type { Answer } from '@waypoint/api/client'
import { timelineKinds } from '@waypoint/api/timeline-kinds'
import { day } from '@waypoint/report/format/dates.ts'
import { count, counted, decimal } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { usePages } from '../../../api/use-pages.ts'
import { severalOf } from '../../../app/search.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Money } from '../../../ui/money.tsx'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { PartProps } from '../account-page.tsx'

type Happened = Answer<'/customers/{customerId}/timeline'>

const PAGE = 100
const pageOf = (answer: Happened): Happened => answer

/** Marts join names without a space, and begin some in lower case. */
const saidOf = (title: string): string =>
  `${title.charAt(0).toUpperCase()}${title.slice(1)}`.replaceAll(/,(?=\S)/g, ', ')

/** Scores to a decimal, as everywhere. */
const shortOf = (detail: string): string =>
  detail.replaceAll(/\bscore (\d+\.\d+)/g, (_, score: string) => `score ${decimal(Number(score))}`)

/** Everything that happened, from every source, the latest first. */
export function Timeline({ customerId, listed }: PartProps & { readonly listed?: number }) {
  const [search, change] = useSearchState()
  const currency = useCurrency()
  const chosen: readonly string[] = listed === undefined ? severalOf(search['kinds'], timelineKinds) : []
  const asked = chosen.length === 0 ? {} : { kinds: chosen.join(',') }
  const { rows, first, total, error, more, retry } = usePages(
    '/customers/{customerId}/timeline',
    { params: { customerId }, query: { ...asked, limit: listed ?? PAGE } },
    pageOf,
  )
  if (first === undefined) {
    return error === null ? (
      <SkeletonRows rows={listed ?? 16} />
    ) : (
      <ErrorState title="The timeline cannot be shown" detail={error.message} onRetry={retry} />
    )
  }
  const toggle = (kind: string): void => {
    const next = chosen.includes(kind) ? chosen.filter((it) => it !== kind) : [...chosen, kind]
    change({ kinds: next.join(',') })
  }
  return (
    <Part
      heading={`${counted(total, 'thing')} happened${listed === undefined ? '' : `; the latest ${listed}`}`}
      note="From every source, with its system; times are UTC."
      tools={
        listed === undefined ? undefined : (
          <Link to="/accounts/$customerId/$part" params={{ customerId, part: 'timeline' }}>
            The whole timeline
          </Link>
        )
      }
    >
      {listed === undefined ? (
        <div className="chips" role="group" aria-label="Kinds">
          {first.kinds.map(({ kind, count: things }) => (
            <button
              key={kind}
              type="button"
              aria-pressed={chosen.includes(kind)}
              onClick={() => toggle(kind)}
            >
              {term(kind)} <span className="quiet">{count(things)}</span>
            </button>
          ))}
        </div>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title="Nothing is known to have happened">
          No source has a record of this account.
        </EmptyState>
      ) : (
        <ol className="timeline">
          {rows.map((item) => (
            <li key={item.id}>
              <span className="figures" data-tip={item.at.replace('T', ' ').slice(0, 16)}>
                {day(item.at)}
              </span>
              <span className="quiet">{term(item.source)}</span>
              <p>
                {saidOf(item.title)}
                {item.detail === null ? null : <span className="quiet"> {shortOf(item.detail)}</span>}
              </p>
              <span>
                {item.amountCents === null ? null : (
                  <Money
                    cents={item.amountCents}
                    currency={item.currency ?? currency}
                    as={item.kind === 'mrr' ? 'change' : 'money'}
                  />
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      {listed === undefined && rows.length < total ? (
        <button type="button" className="button" onClick={more}>
          Show {count(Math.min(PAGE, total - rows.length))} more of {count(total)}
        </button>
      ) : null}
    </Part>
  )
}
