import { term } from '@waypoint/report/format/vocabulary.ts'
import './status.css'

const kinds: Readonly<Record<string, 'good' | 'late' | 'bad' | 'none'>> = {
  pass: 'good',
  success: 'good',
  fresh: 'good',
  warn: 'late',
  late: 'late',
  fail: 'bad',
  error: 'bad',
  failed: 'bad',
}

/** The state of a check, a node or a source: shape, colour and word. */
export function Status({ status }: { readonly status: string }) {
  return (
    <span className={`status is-${kinds[status] ?? 'none'}`}>
      <i aria-hidden="true" />
      {term(status)}
    </span>
  )
}
