import type { Column } from './column.ts'

type Place = Pick<Column<never>, 'width' | 'phoneWidth' | 'from'>

interface Fitted<C> {
  readonly columns: readonly C[]
  /** What they need; more than there is where none of them may be left out. */
  readonly leastWidth: number
}

const NAME_WIDTH = 176
const NAME_WIDTH_ON_PHONE = 124
const OPEN_WIDTH = 104
const PHONE = 560
/** Those that go first. */
const PRIORITY = ['desk', 'tablet', 'phone'] as const

/** The columns that leave the first one room for a name: those that may be left out go, from the right. */
export function fittingColumns<C extends Place>(columns: readonly C[], width: number): Fitted<C> {
  const isPhone = width < PHONE
  const least = (shown: readonly C[]): number =>
    shown.reduce((sum, column, index) => sum + widthOf(column, { isName: index === 0, isPhone }), 0)
  if (width === 0) return { columns, leastWidth: 0 }
  let shown = columns
  for (const from of PRIORITY) {
    while (least(shown) > width) {
      const last = shown.findLastIndex((column) => column.from === from)
      if (last === -1) break
      shown = shown.toSpliced(last, 1)
    }
  }
  return { columns: shown, leastWidth: least(shown) }
}

interface Part {
  readonly isName: boolean
  readonly isPhone: boolean
}

function widthOf({ width, phoneWidth }: Place, { isName, isPhone }: Part): number {
  const own = isPhone ? (phoneWidth ?? width) : width
  return own ?? (isName ? (isPhone ? NAME_WIDTH_ON_PHONE : NAME_WIDTH) : OPEN_WIDTH)
}
