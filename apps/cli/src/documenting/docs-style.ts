/** Both themes: each colour is declared once, and `color-scheme` chooses. */
export const DOCS_STYLE = `
:root {
  color-scheme: light dark;
  --page: light-dark(oklch(0.992 0.002 250), oklch(0.185 0.012 258));
  --raised: light-dark(oklch(0.968 0.004 250), oklch(0.225 0.014 258));
  --ink: light-dark(oklch(0.225 0.02 258), oklch(0.935 0.006 250));
  --quiet: light-dark(oklch(0.42 0.018 258), oklch(0.775 0.012 250));
  --accent: light-dark(oklch(0.5 0.16 256), oklch(0.745 0.115 250));
  --line: light-dark(oklch(0.9 0.006 250), oklch(0.31 0.014 258));
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
  display: grid; grid-template-columns: minmax(14rem, 20rem) minmax(0, 1fr); min-height: 100vh; }
a { color: var(--accent); text-decoration: none; overflow-wrap: anywhere; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav { background: var(--raised); border-right: 1px solid var(--line); padding: 1rem; height: 100vh;
  position: sticky; top: 0; overflow-y: auto; }
nav h2 { font-size: 0.8rem; margin: 1rem 0 0.25rem; color: var(--quiet); }
nav ul { list-style: none; margin: 0; padding: 0; font-size: 0.9rem; }
input { width: 100%; font: inherit; color: inherit; background: var(--page); padding: 0.4rem 0.6rem;
  border: 1px solid var(--line); border-radius: 6px; }
main { padding: 1.5rem 2rem; max-width: 72rem; width: 100%; }
main > article { display: none; }
main > article:target { display: block; }
main:has(> article:target) > .overview { display: none; }
h1 { font-size: 1.6rem; margin: 0 0 0.25rem; overflow-wrap: anywhere; }
article h2 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
.kind, dt { color: var(--quiet); }
.description { white-space: pre-line; max-width: 70ch; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.15rem 1rem; margin: 1rem 0; }
dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 500; }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem;
  overflow-x: auto; font: 0.85rem/1.5 ui-monospace, monospace; }
.lineage { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.lineage ul { margin: 0; padding-left: 1.1rem; }
@media (max-width: 50rem) {
  body { display: block; }
  nav { position: static; height: auto; max-height: 45vh; border-right: 0; border-bottom: 1px solid var(--line); }
  main { padding: 1rem; }
  .lineage { grid-template-columns: 1fr; }
}
`
