import type { Host } from '../host.ts'
import { findProject, type ProjectLocation } from '../workspace/project-dir.ts'
import { withDotEnv } from './dot-env.ts'

export interface LocatedProject extends ProjectLocation {
  /** The environment with what the files `.env` add. */
  readonly env: Host['env']
}

/** The project of a command: `--project-dir`, else DBT_PROJECT_DIR, else the one around the current folder. */
export function locateProject(projectDir: string | undefined, host: Host): LocatedProject {
  const near = withDotEnv(host.env, host.cwd, host.cwd)
  const named = projectDir ?? near['DBT_ENGINE_PROJECT_DIR'] ?? near['DBT_PROJECT_DIR']
  const found = findProject(named, host.cwd)
  return { ...found, env: withDotEnv(host.env, host.cwd, found.projectDir) }
}
