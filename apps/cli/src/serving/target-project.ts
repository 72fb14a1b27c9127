import { join } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import type { Project } from '@waypoint/server'
import { projectPlaces } from '../engine/project-places.ts'
import type { Host } from '../host.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { TargetCopies, TargetOptions } from './copies-of-target.ts'
import { createProject } from './workspace-project.ts'

interface ServedTarget {
  readonly host: Host
  readonly workspace: Workspace
  readonly copies: TargetCopies
}

/** The project as the last build on the target left it. What is kept in a workspace's warehouse is not there. */
export async function targetProject(
  options: TargetOptions,
  { host, workspace, copies: { dir, target } }: ServedTarget,
): Promise<Project> {
  const { targetPath, logPath } = await projectPlaces(options, host)
  const project = createProject({ ...workspace, published: dir, target: targetPath })
  const refuse = (): Promise<never> => Promise.reject(decidesElsewhere(target))
  return {
    ...project,
    logFile: join(logPath, 'waypoint.log'),
    undecided: decidesElsewhere(target).message,
    decisions: () => Promise.resolve([]),
    rememberedDecisions: () => [],
    decide: refuse,
    undo: refuse,
  }
}

function decidesElsewhere(target: string): WaypointError {
  return new WaypointError({
    code: 'decides-elsewhere',
    message: `Decisions about identities are kept in the warehouse of a workspace, and this app shows the target ${target}.`,
    hint: 'Decide with `waypoint identity override` in the workspace whose sources are sent there, or in an app served without --target.',
  })
}
