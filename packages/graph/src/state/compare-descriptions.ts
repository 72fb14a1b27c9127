import type { ManifestNode } from '@waypoint/contracts'
import type { Change } from './change.ts'

/** Descriptions count only where they are written into the database (`persist_docs`). */
export function compareDescriptions(current: ManifestNode, previous: ManifestNode): readonly Change[] {
  const changes: Change[] = []
  if (persists(current, 'relation') && current.description !== previous.description) {
    changes.push({ kind: 'persisted_descriptions', text: 'description changed' })
  }
  if (!persists(current, 'columns')) return changes
  const names = new Set([...Object.keys(current.columns), ...Object.keys(previous.columns)])
  for (const name of names) {
    if (current.columns[name]?.description !== previous.columns[name]?.description) {
      changes.push({ kind: 'persisted_descriptions', text: `description of column ${name} changed` })
    }
  }
  return changes
}

function persists(node: ManifestNode, what: 'relation' | 'columns'): boolean {
  const setting: unknown = node.config.persist_docs
  if (typeof setting !== 'object' || setting === null) return false
  return (setting as Readonly<Record<string, unknown>>)[what] === true
}
