/** What stands in a line or a cell. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'small' | 'line'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'picture'; readonly svg: string; readonly width: number; readonly alt: string }
  | { readonly kind: 'bar'; readonly share: number }

export interface Column {
  readonly header: string
  readonly isFigure: boolean
  /** Share of the width that is left, 0 for as wide as its content. */
  readonly weight: number
}

export interface Cell {
  readonly content: readonly Inline[]
  readonly span: number
}

export interface TableRow {
  readonly cells: readonly Cell[]
  readonly kind: 'row' | 'group' | 'sum'
}

/** What stands on a page, from top to bottom. */
export type Block =
  | { readonly kind: 'heading'; readonly rank: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'figures'; readonly items: readonly FigureItem[] }
  | {
      readonly kind: 'chart'
      readonly rank: 2 | 3
      readonly title: string
      readonly subtitle: string
      readonly key: readonly KeyEntry[]
      readonly svg: string
      readonly alt: string
    }
  | {
      readonly kind: 'table'
      readonly title: string
      readonly columns: readonly Column[]
      readonly rows: readonly TableRow[]
    }
  | { readonly kind: 'pair'; readonly sides: readonly (readonly Block[])[] }

export interface FigureItem {
  readonly label: string
  readonly value: string
  readonly under: string
}

export interface KeyEntry {
  readonly label: string
  /** #rrggbb. */
  readonly colour: string
}

/** A document to be set in pages. */
export interface PrintedDocument {
  readonly title: string
  /** What identifies the figures, at the foot of every page. */
  readonly facts: string
  readonly blocks: readonly Block[]
}
