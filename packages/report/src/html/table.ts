import { html, type Markup } from './markup.ts'

export interface Column {
  readonly header: string
  readonly isFigure?: boolean
}

type Cell = string | Markup

/** A compact table; the first cell of a row names it. */
export function dataTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Markup {
  const kind = (index: number): string => (columns[index]?.isFigure === true ? 'n' : 't')
  const head = columns.map(
    (column, index) => html`<th scope="col" class="${kind(index)}">${column.header}</th>`,
  )
  const body = rows.map(
    (row) =>
      html`<tr>${row.map((cell, index) =>
        index === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${kind(index)}">${cell}</td>`,
      )}</tr>\n`,
  )
  return html`<table class="compact"><caption class="out-of-sight">${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

export const figures = (...headers: readonly string[]): readonly Column[] =>
  headers.map((header) => ({ header, isFigure: true }))
