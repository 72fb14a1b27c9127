export const chartStyles = `
.chart figcaption { margin-bottom: 8px; }
.chart figcaption p { font-size: 12px; color: var(--ink-3); margin-top: 2px; }
.pair + .chart { margin-top: 32px; }
.pair h3.next { margin: 20px 0 4px; }
.plot { display: block; max-width: 100%; height: auto; font-family: var(--sans); fill: var(--ink); overflow: visible; }
.plot text { white-space: pre; }
.plot .figures { font-variant-numeric: tabular-nums; }
.narrow, .paper { display: none; }
.key { display: flex; flex-wrap: wrap; gap: 2px 14px; font-size: 12px; color: var(--ink-2); margin-top: 6px; }
.key li { display: flex; align-items: center; gap: 5px; }
.key li::before { content: ''; width: 10px; height: 10px; border-radius: 2px; background: var(--mark); }
.key li.net::before { width: 14px; height: 2px; border-radius: 0; background: var(--ink); }

.spark { display: block; overflow: visible; }
.spark rect { opacity: 0.16; }
.spark path { fill: none; stroke: var(--ink); stroke-width: 1.25; stroke-linejoin: round; }
.spark circle { stroke: var(--page); stroke-width: 1.5; }
.spark text { font-size: 12px; fill: var(--ink-3); }
.band-critical { fill: var(--critical); }
.band-at_risk { fill: var(--at-risk); }
.band-watch { fill: var(--watch); }
.band-healthy { fill: var(--healthy); }
.band-insufficient_data { fill: var(--unknown); }
.sign { width: 10px; height: 10px; flex: none; }

details.data { margin-top: 8px; font-size: 12px; }
details.data > summary { color: var(--accent); cursor: pointer; width: fit-content; }
details.data[open] > summary { margin-bottom: 8px; }

@media screen and (max-width: 600px) {
  .wide { display: none; }
  .narrow { display: block; }
}
`
