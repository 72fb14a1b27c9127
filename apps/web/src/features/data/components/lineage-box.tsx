import type { Answer } from '@waypoint/api/client'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { boxHeight, boxWidth } from '../api/placed-lineage.ts'

interface LineageBoxProps {
  readonly node: Answer<'/data/lineage'>['nodes'][number]
  readonly isSubject: boolean
  readonly left: number
  readonly top: number
  readonly onChoose: (uniqueId: string) => void
  readonly onPoint: (uniqueId: string | undefined) => void
}

/** A table or page, and how many more it is connected with that are not drawn. */
export function LineageBox({ node, isSubject, left, top, onChoose, onPoint }: LineageBoxProps) {
  const marks = `${isSubject ? ' is-subject' : ''}${node.failingTests > 0 ? ' is-failing' : ''}`
  return (
    <button
      type="button"
      className={`lineage-box${marks}`}
      style={{ left, top, width: boxWidth, height: boxHeight }}
      {...(isSubject ? { 'aria-current': true } : {})}
      data-tip={`${node.name}\n${term(node.type)}${node.materialized === null ? '' : `, ${node.materialized}`}`}
      onClick={() => onChoose(node.uniqueId)}
      onPointerEnter={() => onPoint(node.uniqueId)}
      onPointerLeave={() => onPoint(undefined)}
      onFocus={() => onPoint(node.uniqueId)}
      onBlur={() => onPoint(undefined)}
    >
      <b>{node.name}</b>
      <span>
        {node.moreParents > 0 ? `${node.moreParents} more ← ` : ''}
        {term(node.type)}
        {node.moreChildren > 0 ? ` → ${node.moreChildren} more` : ''}
      </span>
    </button>
  )
}
