import { createContext, DatabaseSession } from '@waypoint/context'
import type { TestNode } from '@waypoint/contracts'
import { outputOf } from '../compile/node-runtime.ts'
import { RunResolver } from '../compile/run-resolver.ts'
import { queryComment } from '../execute/query-comment.ts'
import type { RunState } from '../run-state.ts'

/** A conversation with the database for a statement that answers several tests; its comment names the first. */
export async function sharedSession(
  first: TestNode,
  worker: string,
  state: RunState,
): Promise<DatabaseSession> {
  const { adapter, cache, connections, emit, flags, index, inputs, project, selected, signal } = state
  const environment = project.environmentFor(first, {
    resolver: new RunResolver(first, index, { quoting: project.config.quoting, inputs }),
    output: outputOf(state),
    names: new Map(),
    selectedResources: () => selected,
    flags,
  })
  const comment = await queryComment(project, createContext(environment), state.templates)
  return new DatabaseSession({
    adapter,
    cache,
    connection: () => connections.of(worker),
    comment: () => comment,
    signal,
    onQuery: (sql, seconds) => emit({ kind: 'query', uniqueId: first.unique_id, sql, seconds }),
  })
}
