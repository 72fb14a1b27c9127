import type { Column } from './column.ts'

type Place = Pick<Column<never>, 'width' | 'from'>

const NAME_WIDTH = 176
const NAME_WIDTH_ON_PHONE = 124
const OPEN_WIDTH = 104
const PHONE = 520
/** Those that go first. */
const PRIORITY = ['desk', 'tablet', 'phone'] as const

/** The columns that leave the first one room for a name: those that may be left out go, from the right. */
export function fittingColumns<C extends Place>(columns: readonly C[], width: number): readonly C[] {
  if (width === 0) return columns
  const needed = (shown: readonly C[]): number =>
    shown.reduce((sum, column, index) => sum + (index === 0 ? nameWidth(column, width) : own(column)), 0)
  let shown = columns
  for (const from of PRIORITY) {
    while (needed(shown) > width) {
      const last = shown.findLastIndex((column) => column.from === from)
      if (last === -1) break
      shown = shown.toSpliced(last, 1)
    }
  }
  return shown
}

const own = ({ width = OPEN_WIDTH }: Place): number => width

const nameWidth = ({ width }: Place, room: number): number =>
  width ?? (room < PHONE ? NAME_WIDTH_ON_PHONE : NAME_WIDTH)
