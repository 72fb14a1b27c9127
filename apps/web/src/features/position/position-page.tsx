import type { Bands } from '@waypoint/report/brief/bands.ts'
import type { Brief } from '@waypoint/report/brief/brief.ts'
import type { Watchlist } from '@waypoint/report/brief/watchlist.ts'
import {
  nobodyAtRisk,
  positionDetail,
  positionSentence,
  watchlistSentence,
} from '@waypoint/report/findings/position.ts'
import { Link } from '@tanstack/react-router'
import { Loaded } from '../../api/loaded.tsx'
import { Present } from '../../api/present.tsx'
import { useSearchState } from '../../app/use-search-state.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Part } from '../../ui/part.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { AccountPeek } from '../account/components/account-peek.tsx'
import { listedAtFirst, listedAtMost, usePosition } from './api/use-position.ts'
import { BandBars } from './components/band-bars.tsx'
import { ChangesPart } from './components/changes-part.tsx'
import { ExpansionPart } from './components/expansion-part.tsx'
import { HeadlineLedger } from './components/headline-ledger.tsx'
import { ReportMenu } from './components/report-menu.tsx'
import { SlaPart } from './components/sla-part.tsx'
import { WatchlistTable } from './components/watchlist-table.tsx'

/** Who is at risk, and why? */
export function PositionPage() {
  const [search] = useSearchState()
  const { query } = usePosition(search['list'] === 'all' ? listedAtMost : listedAtFirst)
  return (
    <Loaded query={query} what="the current position" skeleton={<PositionSkeleton />}>
      {(data) => <Position brief={data as Brief} />}
    </Loaded>
  )
}

function Position({ brief }: { readonly brief: Brief }) {
  const [search, change] = useSearchState()
  const open = (customerId: string): void => change({ open: customerId })
  return (
    <>
      <div className="beside position-top">
        <PageHead sentence={positionSentence(brief)} detail={positionDetail(brief)} />
        <Present section={brief.bands}>
          {(bands: Bands) => <BandBars bands={bands} currency={brief.currency} />}
        </Present>
      </div>
      <Present section={brief.watchlist}>
        {(watchlist: Watchlist) => <WatchlistPart brief={brief} watchlist={watchlist} onOpen={open} />}
      </Present>
      <ChangesPart brief={brief} onOpen={open} openKey={search['open']} />
      <ExpansionPart brief={brief} owner={search['owner']} onOpen={open} openKey={search['open']} />
      <div className="beside is-left">
        <Part heading="The company today" note={<Link to="/revenue">Everything about revenue</Link>}>
          <HeadlineLedger brief={brief} />
        </Part>
        <SlaPart brief={brief} />
      </div>
      {search['open'] === undefined ? null : (
        <AccountPeek customerId={search['open']} onClose={() => change({ open: undefined })} />
      )}
    </>
  )
}

interface WatchlistPartProps {
  readonly brief: Brief
  readonly watchlist: Watchlist
  readonly onOpen: (customerId: string) => void
}

function WatchlistPart({ brief, watchlist, onOpen }: WatchlistPartProps) {
  const [search, change] = useSearchState()
  const { owner, sort } = search
  const owners = [...new Set(watchlist.entries.flatMap((entry) => entry.owner ?? []))].toSorted()
  const entries = watchlist.entries.filter((entry) => owner === undefined || entry.owner === owner)
  const isCut = watchlist.entries.length < watchlist.total
  return (
    <Part
      heading={watchlistSentence(watchlist)}
      tools={
        <>
          <Select
            label="Owner"
            value={owner ?? ''}
            options={[{ value: '', text: 'Everybody' }, ...owners.map((it) => ({ value: it, text: it }))]}
            onChange={(value) => change({ owner: value })}
          />
          <ReportMenu />
        </>
      }
    >
      {watchlist.total === 0 ? (
        <EmptyState title="Nobody is on the watchlist">{nobodyAtRisk}</EmptyState>
      ) : (
        <WatchlistTable
          entries={entries}
          total={owner === undefined ? watchlist.total : entries.length}
          currency={brief.currency}
          sort={sort}
          onSort={(value) => change({ sort: value })}
          onOpen={(entry) => onOpen(entry.customerId)}
          openKey={search['open']}
        />
      )}
      {isCut ? (
        <button type="button" className="button" onClick={() => change({ list: 'all' })}>
          Show all {watchlist.total}
        </button>
      ) : null}
    </Part>
  )
}

function PositionSkeleton() {
  return (
    <>
      <PageHead
        sentence={<span className="skeleton page-sentence" />}
        detail={<span className="skeleton page-detail" />}
      />
      <div className="part">
        <SkeletonRows rows={16} />
      </div>
    </>
  )
}
