import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest, ModelNode, TestNode } from '@waypoint/contracts'
import type { Layer, LintSettings } from './lint-settings.ts'

/** What rules look at: the project's own models, with its files. */
export interface LintedProject {
  readonly manifest: Manifest
  readonly settings: LintSettings
  readonly models: readonly ModelNode[]
  readonly testsOf: (model: ModelNode) => readonly TestNode[]
  readonly layerOf: (model: ModelNode) => Layer | undefined
  /** Content of a file, relative to the project. */
  readonly text: (file: string) => string
}

export interface ProjectToLint {
  readonly manifest: Manifest
  readonly settings: LintSettings
  readonly projectDir: string
}

export function lintedProject({ manifest, settings, projectDir }: ProjectToLint): LintedProject {
  const own = manifest.metadata.project_name
  const nodes = Object.values(manifest.nodes).filter((node) => node.package_name === own)
  const tests = nodes.filter((node) => node.resource_type === 'test')
  const byModel = new Map<string | null, TestNode[]>()
  for (const test of tests) {
    byModel.set(test.attached_node, [...(byModel.get(test.attached_node) ?? []), test])
  }
  const texts = new Map<string, string>()
  return {
    manifest,
    settings,
    models: nodes.filter((node) => node.resource_type === 'model'),
    testsOf: (model) => byModel.get(model.unique_id) ?? [],
    layerOf: ({ original_file_path: file }) =>
      settings.layers.find((layer) => file.startsWith(`${layer.folder}/`)),
    text: (file) => {
      const known = texts.get(file)
      if (known !== undefined) return known
      const text = readFileSync(join(projectDir, file), 'utf8')
      texts.set(file, text)
      return text
    },
  }
}

/** The YAML file that describes a model, relative to the project. */
export const yamlOf = (model: ModelNode): string | null =>
  model.patch_path === null ? null : model.patch_path.replace(/^[^:]*:\/\//, '')

/** The line at which a list item of that name begins; 1 where there is none. */
export function lineOfName(text: string, name: string, after = 1): number {
  const lines = text.split('\n')
  const index = lines.findIndex(
    (line, at) => at >= after - 1 && /^\s*-?\s*name:\s*/.test(line) && nameIn(line) === name,
  )
  return index < 0 ? after : index + 1
}

const nameIn = (line: string): string => line.replace(/^.*?name:\s*/, '').replaceAll(/['"\s]|#.*$/g, '')
