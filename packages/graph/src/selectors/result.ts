import type { SelectorMethod } from './method.ts'

/** `result:error`, `result:fail`, …: how a node ended in the run that --state names. */
export const result: SelectorMethod = {
  name: 'result',
  matcher({ value, earlier }) {
    const statuses = earlier.statuses()
    return (member) => statuses.get(member.unique_id) === value
  },
  candidates: () => ['success', 'error', 'skipped', 'pass', 'fail', 'warn', 'no-op'],
}
