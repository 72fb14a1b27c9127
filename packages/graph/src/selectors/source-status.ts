import { WaypointError } from '@waypoint/contracts'
import type { SelectorMethod } from './method.ts'

/** `source_status:fresher`: sources with newer rows than when the state was recorded. */
export const sourceStatus: SelectorMethod = {
  name: 'source_status',
  matcher({ value, earlier }) {
    if (value !== 'fresher') {
      throw new WaypointError({
        code: 'invalid-selector',
        message: `There is no source status '${value}'`,
        hint: 'Write source_status:fresher.',
      })
    }
    const { now, before } = earlier.loadedAt()
    return ({ unique_id: id }) => {
      const current = now.get(id)
      if (current === undefined) return false
      const known = before.get(id)
      return known === undefined || current > known
    }
  },
  candidates: () => ['fresher'],
}
