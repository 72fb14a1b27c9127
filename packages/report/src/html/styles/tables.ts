export const tableStyles = `
.scroll { overflow-x: auto; position: relative; }
.scroll:focus-visible { outline-offset: 0; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
th, td { padding: 6px 12px 6px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th {
  color: var(--ink-3); font-size: 12px; font-weight: 400; vertical-align: bottom; white-space: nowrap;
  border-bottom-color: var(--line-strong);
}
tbody th { font-weight: 400; }
tbody tr:hover { background: var(--raised); }
tfoot td, tfoot th { border-bottom: 0; font-weight: 600; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.compact th, .compact td { padding-top: 4px; padding-bottom: 4px; }
details .compact { font-size: 12px; }

.watchlist { table-layout: fixed; }
.c-rank { width: 24px; }
.c-health { width: 184px; }
.c-spark { width: 136px; }
.c-why { width: 366px; }
.c-money { width: 70px; }
.c-date { width: 96px; }
.c-account { width: 260px; }
.c-uplift { width: 150px; }
.watchlist > thead th { position: sticky; top: 0; background: var(--page); z-index: 1; box-shadow: inset 0 -1px var(--line-strong); }
.watchlist td, .watchlist tbody th, .watchlist tfoot th { padding-top: 10px; padding-bottom: 10px; }
.watchlist .rank { color: var(--ink-3); width: 26px; }
.account { display: block; font-weight: 600; font-size: 14px; overflow-wrap: anywhere; }
.under { display: block; font-size: 12px; color: var(--ink-3); }
.health { display: flex; align-items: baseline; gap: 6px; white-space: nowrap; }
.health, .changes { font-variant-numeric: tabular-nums; }
.health b { font-size: 16px; font-weight: 600; }
.reasons { display: grid; gap: 2px; }
.reasons li { display: grid; grid-template-columns: 32px 36px minmax(0, 1fr); gap: 8px; align-items: center; }
.reasons .lost { text-align: right; font-variant-numeric: tabular-nums; color: var(--ink-2); }
.reasons .bar { height: 6px; background: var(--line); border-radius: 1px; overflow: hidden; }
.reasons .bar::before { content: ''; display: block; height: 100%; width: var(--share); background: var(--ink-3); }
.reasons .more { grid-column: 3; color: var(--ink-3); font-size: 12px; }
.evidence-list { display: grid; gap: 2px; }

.meter { display: inline-block; width: 64px; height: 6px; margin-left: 8px; background: var(--line); border-radius: 1px; vertical-align: 1px; }
.meter::before { content: ''; display: block; height: 100%; width: var(--share); background: var(--level); border-radius: 1px; }
.group th { font-weight: 600; color: var(--ink); }
.group th, .group td { padding-top: 14px; }
.n + th:not(.n), .n + td:not(.n) { padding-left: 20px; }
.slice { padding-left: 12px; color: var(--ink-2); }
.state { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; }

@media screen and (max-width: 1120px) {
  .watchlist, .watchlist tbody, .watchlist tfoot { display: block; }
  .watchlist thead { display: none; }
  .watchlist tr {
    display: grid; gap: 4px 20px; padding: 12px 0; border-bottom: 1px solid var(--line);
    grid-template: 'name why mrr' auto 'health why arr' auto 'spark why renewal' 1fr / 196px minmax(0, 1fr) 116px;
  }
  .expansion tr { grid-template: 'name why mrr' auto 'name why arr' auto / 196px minmax(0, 1fr) 116px; }
  .watchlist tfoot tr { grid-template: 'name mrr arr' auto / minmax(0, 1fr) auto auto; border-bottom: 0; }
  .watchlist th, .watchlist td, .watchlist tbody th, .watchlist tbody td, .watchlist tfoot th { border: 0; padding: 0; }
  .watchlist .rank, .watchlist tfoot .blank { display: none; }
  .watchlist .name { grid-area: name; }
  .watchlist .health-now { grid-area: health; }
  .watchlist .history { grid-area: spark; }
  .watchlist .why { grid-area: why; }
  .watchlist .mrr { grid-area: mrr; }
  .watchlist .arr { grid-area: arr; }
  .watchlist .renewal { grid-area: renewal; }
  .watchlist td[data-label]::before { content: attr(data-label) ' '; color: var(--ink-3); font-size: 12px; font-weight: 400; }
  .watchlist td[data-label='Renewal']::before { content: none; }
}
@media screen and (max-width: 600px) {
  thead th, thead th.n { white-space: normal; }
  .watchlist tr {
    gap: 6px 12px;
    grid-template: 'name health' auto 'spark spark' auto 'why why' auto 'mrr arr' auto 'renewal renewal' auto / 1fr auto;
  }
  .expansion tr { grid-template: 'name name' auto 'why why' auto 'mrr arr' auto / 1fr auto; }
  .watchlist tbody .mrr, .watchlist .renewal { text-align: left; }
  .watchlist td[data-label='Renewal']::before { content: attr(data-label) ' '; }
  .watchlist .renewal .under { display: inline; margin-left: 6px; }
}
`
