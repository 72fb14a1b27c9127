import { tokenDeclarations } from '../../theme/tokens.ts'

export const pageStyles = (): string => `
:root {
  color-scheme: light dark;
  ${tokenDeclarations()}
  --radius: 6px;
  --sans: 'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', sans-serif;
}
:root:has(#theme-light:checked) { color-scheme: light; }
:root:has(#theme-dark:checked) { color-scheme: dark; }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 40px; }
body {
  margin: 0;
  background: var(--page);
  color: var(--ink);
  font: 400 14px/1.4 var(--sans);
}
h1, h2, h3, p, dl, dd, figure, ul { margin: 0; padding: 0; }
h1 { font-size: 28px; font-weight: 600; line-height: 1.2; letter-spacing: -0.018em; text-wrap: balance; }
h2 { font-size: 20px; font-weight: 600; line-height: 1.3; letter-spacing: -0.012em; text-wrap: balance; }
h3, h2.minor { font-size: 14px; font-weight: 600; line-height: 1.4; letter-spacing: normal; }
ul { list-style: none; }
a { color: var(--accent); }
abbr { text-decoration: underline dotted var(--line-strong); text-underline-offset: 3px; cursor: help; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.sheet { max-width: 1200px; margin: 0 auto; padding: 0 32px 48px; }
.out-of-sight {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.quiet { color: var(--ink-3); }
.small { font-size: 12px; }
.missing { color: var(--ink-3); cursor: help; }
.up { color: var(--ink-2); }
figcaption p, .under-title { margin-top: 2px; }
.under-title { margin-bottom: 8px; }
.nowrap { white-space: nowrap; }

.masthead {
  display: flex; align-items: center; justify-content: space-between; gap: 16px;
  padding: 16px 0; border-bottom: 1px solid var(--line); font-size: 13px; color: var(--ink-2);
}
.masthead strong { color: var(--ink); font-weight: 600; }
.masthead .brand { display: flex; align-items: center; gap: 8px; }
.masthead svg { flex: none; }
.theme { display: flex; border: 0; margin: 0; padding: 0; gap: 12px; font-size: 12px; }
.theme label { color: var(--ink-3); cursor: pointer; border-bottom: 1px solid transparent; }
.theme input { position: absolute; opacity: 0; width: 1px; height: 1px; }
.theme label:has(:checked) { color: var(--ink); border-color: var(--ink); }
.theme label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }

.position { padding: 32px 0 8px; }
.position > p { margin-top: 8px; max-width: 76ch; font-size: 16px; color: var(--ink-2); }
.evidence { display: grid; grid-template-columns: minmax(0, 1fr) 344px; gap: 24px 56px; padding-top: 24px; align-items: start; }

.ledger > div {
  display: grid; grid-template-columns: 1fr auto; align-items: baseline; gap: 0 12px;
  padding: 7px 0 6px; border-bottom: 1px solid var(--line);
}
.ledger > div:first-child { border-top: 1px solid var(--line); }
.ledger dt { color: var(--ink-2); font-size: 13px; }
.ledger dd { text-align: right; font-size: 16px; font-weight: 600; font-variant-numeric: tabular-nums; }
.ledger dd + dd { grid-column: 1 / -1; font-size: 12px; font-weight: 400; color: var(--ink-3); }

.part { padding-top: 48px; }
.part > header { margin-bottom: 16px; }
.part > header p { color: var(--ink-2); font-size: 13px; margin-top: 4px; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 32px 24px; }
.gap {
  border: 1px dashed var(--line-strong); border-radius: var(--radius); padding: 12px 16px;
  color: var(--ink-2); max-width: 76ch;
}
.gap strong { color: var(--ink); font-weight: 600; }
.colophon { margin-top: 48px; padding-top: 16px; border-top: 1px solid var(--line); font-size: 12px; color: var(--ink-3); }
.colophon dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 8px 32px; }
.colophon dt { color: var(--ink-2); font-weight: 600; }
.colophon p { margin-top: 16px; }

@media screen and (max-width: 860px) {
  .evidence, .pair { grid-template-columns: minmax(0, 1fr); }
}
@media screen and (max-width: 600px) {
  .sheet { padding: 0 16px 32px; }
  .position { padding-top: 24px; }
  h1 { font-size: 20px; line-height: 1.3; letter-spacing: -0.012em; }
  h2 { font-size: 16px; }
  .position > p { font-size: 14px; }
  .part { padding-top: 40px; }
  .masthead { align-items: flex-start; flex-direction: column; gap: 8px; }
}
`
