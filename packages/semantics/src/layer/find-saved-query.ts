import { nearestName, WaypointError } from '@waypoint/contracts'
import type { SavedQuery } from './saved-query.ts'
import type { SemanticLayer } from './semantic-layer.ts'

export function findSavedQuery({ savedQueries }: SemanticLayer, name: string): SavedQuery {
  const found = savedQueries.get(name)
  if (found !== undefined) return found
  const near = nearestName(name, savedQueries.keys())
  throw new WaypointError({
    code: 'unknown-saved-query',
    message: `There is no saved query '${name}'.`,
    hint: near === undefined ? '`waypoint metrics saved` names all.' : `Did you mean '${near}'?`,
  })
}
