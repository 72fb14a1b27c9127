import type { Manifest } from '@waypoint/contracts'
import type { ColumnName, ColumnStep } from '@waypoint/sql'
import type { Style } from '../terminal/style.ts'
import { shortName } from './find-column.ts'

/** What a column reads or feeds, each under the column through which it was found first. */
export function lineageTree(
  start: ColumnName,
  steps: readonly ColumnStep[],
  view: { readonly manifest: Manifest; readonly style: Style },
): string {
  const children = new Map<string, ColumnStep[]>()
  for (const step of steps) {
    const [parent = start] = step.via
    const key = keyOf(parent)
    children.set(key, [...(children.get(key) ?? []), step])
  }
  const lines = (of: ColumnName, depth: number): string =>
    (children.get(keyOf(of)) ?? [])
      .map(
        (step) =>
          `${'  '.repeat(depth)}${columnText(step, view.manifest)}${view.style.quiet(more(step))}\n${lines(step, depth + 1)}`,
      )
      .join('')
  return lines(start, 1)
}

export const columnText = ({ node, column }: ColumnName, manifest: Manifest): string =>
  `${shortName(node, manifest)}.${column}`

const keyOf = ({ node, column }: ColumnName): string => `${node}\0${column}`

function more(step: ColumnStep): string {
  const others = step.via.length - 1
  const ways = others > 0 ? `also by ${others} other ${others === 1 ? 'way' : 'ways'}` : ''
  const all = [step.isCopy ? 'unchanged' : '', ways].filter((text) => text !== '').join(', ')
  return all === '' ? '' : `  ${all}`
}
