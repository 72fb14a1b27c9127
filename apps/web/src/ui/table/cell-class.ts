import type { Column } from './column.ts'

export function cellClass<Row>({ isFigure, from }: Column<Row>): string | undefined {
  const names = [...(isFigure ? ['n'] : []), ...(from === undefined ? [] : [`from-${from}`])]
  return names.length === 0 ? undefined : names.join(' ')
}
