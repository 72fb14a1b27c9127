import { isAbsolute, join, resolve } from 'node:path'

/** All that one company's run leaves on disk, under one folder. */
export interface Workspace {
  readonly dir: string
  readonly truth: string
  readonly warehouse: string
  readonly published: string
  readonly report: string
  readonly target: string
  /** What the last run was made from; lets the next one do only what is new. */
  readonly state: string
}

export const DEFAULT_DIR = '.waypoint/demo'

export function workspaceAt(dir: string, cwd: string): Workspace {
  const root = isAbsolute(dir) ? dir : resolve(cwd, dir)
  return {
    dir: root,
    truth: join(root, 'truth.duckdb'),
    warehouse: join(root, 'warehouse.duckdb'),
    published: join(root, 'published'),
    report: join(root, 'report'),
    target: join(root, 'target'),
    state: join(root, 'state.json'),
  }
}
