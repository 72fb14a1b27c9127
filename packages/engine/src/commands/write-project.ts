import { writeParsedManifest } from '../artifacts/manifest-file.ts'
import { hasSemanticManifest, writeSemanticManifest } from '../artifacts/write-artifacts.ts'
import type { CommandOutcome, CommandRun } from './command-run.ts'

/** `parse` and `list`: the project as it was read, written where other tools find it. */
export async function writeProject({ options, loaded, targetPath }: CommandRun): Promise<CommandOutcome> {
  const { project } = loaded
  if (options.writeJson !== false) {
    const isNew = await writeParsedManifest(targetPath, project.manifest, project)
    if (isNew || !hasSemanticManifest(targetPath)) writeSemanticManifest(targetPath, project.manifest)
  }
  return { results: [] }
}
