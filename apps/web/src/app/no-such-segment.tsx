import { EmptyState } from '../ui/empty-state.tsx'

interface NoSuchSegmentProps {
  readonly segment: string
  readonly onAll: () => void
}

/** What an address of a segment shows that the version does not have. */
export function NoSuchSegment({ segment, onAll }: NoSuchSegmentProps) {
  return (
    <EmptyState title={`No customer is of the segment ${segment}`}>
      <button type="button" className="button" onClick={onAll}>
        Show all segments
      </button>
    </EmptyState>
  )
}
