/** A4 and Letter alike: margins are set, the size is the printer's; always the light theme, and ink spared. */
export const printStyles = `
@page { margin: 14mm 13mm 16mm; }
@media print {
  :root, :root:has(#theme-dark:checked) { color-scheme: light; --page: white; }
  html { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 9.5pt; }
  .sheet { max-width: none; padding: 0; }
  .theme, details.data:not([open]) { display: none; }
  .masthead { padding-top: 0; }
  .position { padding-top: 16px; }
  h1 { font-size: 18pt; }
  h2 { font-size: 13pt; }
  .part { padding-top: 24px; }
  .part > header, h2, h3, figcaption { break-after: avoid; }
  figure, tr, .ledger, .gap { break-inside: avoid; }
  thead { display: table-header-group; }
  .watchlist > thead th { position: static; }
  .evidence { grid-template-columns: minmax(0, 1fr) 240px; gap: 24px; }
  .pair { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .wide { display: block; }
  .narrow { display: none; }
  .scroll { overflow: visible; }
  tbody tr:hover { background: none; }
}
`
