export const tableStyles = `
.scroll { overflow-x: auto; }
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
.group th { padding-top: 14px; font-weight: 600; color: var(--ink); }
.slice { padding-left: 12px; color: var(--ink-2); }
.state { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; }

@media (max-width: 760px) {
  .watchlist, .watchlist tbody, .watchlist tfoot { display: block; }
  .watchlist thead { display: none; }
  .watchlist tr { display: grid; grid-template-columns: 1fr auto; gap: 6px 12px; padding: 12px 0; border-bottom: 1px solid var(--line); }
  .watchlist th, .watchlist td, .watchlist tbody th, .watchlist tbody td { border: 0; padding: 0; }
  .watchlist .rank { display: none; }
  .watchlist .why { grid-column: 1 / -1; }
  .watchlist td[data-label]::before { content: attr(data-label) ' '; color: var(--ink-3); font-size: 12px; font-weight: 400; }
  .watchlist .n { text-align: left; }
  .watchlist .n + .n { text-align: right; }
  .watchlist .n.renewal { grid-column: 1 / -1; text-align: left; }
  .watchlist .renewal .under { display: inline; margin-left: 6px; }
}
`
