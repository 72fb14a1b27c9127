/** A4 and Letter alike: margins are set, the size is the printer's; always the light theme, and ink spared. */
export const printStyles = `
@page { margin: 14mm 13mm 16mm; }
@media print {
  :root, :root:has(#theme-dark:checked) { color-scheme: light; --page: white; }
  html { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 9.5pt; }
  .sheet { max-width: none; padding: 0; }
  .theme, .on-screen, details.data:not([open]) { display: none; }
  .masthead { padding-top: 0; }
  .position { padding-top: 16px; }
  h1 { font-size: 18pt; }
  h2 { font-size: 13pt; }
  h3, h2.minor { font-size: 10pt; }
  .part { padding-top: 24px; }
  .part > header, h2, h3, figcaption { break-after: avoid; }
  figure, tr, .ledger, .gap { break-inside: avoid; }
  thead { display: table-header-group; }
  .watchlist > thead th { position: static; }
  .evidence { grid-template-columns: minmax(0, 340px) minmax(0, 1fr); gap: 24px; }
  .pair { gap: 16px; }
  .wide, .narrow.phone-only { display: none; }
  .narrow, .paper { display: block; }
  .position > p { font-size: 10.5pt; }
  .ledger dd { font-size: 11pt; }
  table, .ledger dt { font-size: 8pt; }
  thead th, .under, .reasons .more, .quiet.small, .ledger dd + dd { font-size: 7.5pt; }
  th, td { padding-right: 8px; }
  .account { font-size: 9pt; }
  .health b { font-size: 10pt; }
  .watchlist td, .watchlist tbody th, .watchlist tfoot th { padding-top: 6px; padding-bottom: 6px; }
  .c-rank { width: 18px; }
  .c-health { width: 104px; }
  .c-spark { width: 88px; }
  .c-why { width: 218px; }
  .c-money { width: 46px; }
  .c-date { width: 68px; }
  .c-account { width: 170px; }
  .c-uplift { width: 100px; }
  .spark { width: 80px; height: 23px; }
  .reasons li { grid-template-columns: 26px 20px minmax(0, 1fr); gap: 6px; }
  .scroll { overflow: visible; }
  .colophon { font-size: 7.5pt; margin-top: 24px; }
  tbody tr:hover { background: none; }
}
`
