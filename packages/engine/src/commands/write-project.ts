import { writeParsedManifest } from '../artifacts/manifest-file.ts'
import { writeSemanticManifest } from '../artifacts/write-artifacts.ts'
import type { CommandOutcome, CommandRun } from './command-run.ts'

/** `parse` and `list`: the project as it was read, written where other tools find it. */
export async function writeProject({ options, loaded, targetPath }: CommandRun): Promise<CommandOutcome> {
  const { project } = loaded
  if (options.writeJson !== false) {
    await writeParsedManifest(targetPath, project.manifest, project)
    writeSemanticManifest(targetPath, project.manifest)
  }
  return { results: [] }
}
