import { isMap } from '../yaml/read-yaml.ts'
import { readRawProject } from './read-project-config.ts'

/** What an invocation asks of dbt_project.yml before the project is read, as written. */
export interface ProjectHead {
  readonly flags: Readonly<Record<string, unknown>>
  readonly targetPath: string
}

/** The defaults where the file cannot be read: reading the project reports that. */
export async function readProjectHead(projectDir: string): Promise<ProjectHead> {
  const data = (await readRawProject(projectDir).catch(() => null))?.data ?? {}
  const targetPath = data['target-path']
  return {
    flags: isMap(data.flags) ? data.flags : {},
    targetPath: typeof targetPath === 'string' ? targetPath : 'target',
  }
}
