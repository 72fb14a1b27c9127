import { templateOptions } from '@waypoint/context'
import { WaypointError } from '@waypoint/contracts'
import { compileTemplate } from '@waypoint/jinja'
import type { ConfigurableType } from '../config/defaults.ts'
import type { SourceFile } from '../files/source-file.ts'
import type { PropertySection } from '../parse/parse-properties.ts'
import { type NodeSpec, trimmed } from '../resolve/node-spec.ts'
import { configOfProperties, renderProperties } from '../resolve/properties.ts'
import type { PropertyIndex } from '../resolve/property-index.ts'
import type { ResolveState } from '../resolve/resolve-state.ts'

export interface SpecSources {
  readonly state: ResolveState
  readonly properties: PropertyIndex
}

/** Seeds, singular tests, analyses and functions: one node per file. */
export function fileSpec(type: ConfigurableType, file: SourceFile, sources: SpecSources): NodeSpec {
  const name = baseName(file.path)
  const path = type === 'analysis' ? `analysis/${file.path}` : file.path
  const { code, line, column } = trimmed(file.text)
  return {
    ...described(SECTIONS[type] ?? 'models', name, file.packageName, sources),
    type,
    uniqueId: `${type}.${file.packageName}.${name}`,
    name,
    packageName: file.packageName,
    path,
    file: file.file,
    fqn: [file.packageName, ...foldersOf(path), name],
    rawCode: code,
    line,
    column,
    checksum: file.checksum,
  }
}

/** The `{% snapshot name %}` blocks of one file. */
export function snapshotSpecs(file: SourceFile, sources: SpecSources): readonly NodeSpec[] {
  const options = templateOptions({ file: file.file })
  const blocks = sources.state.problems.attempt(() =>
    compileTemplate(file.text, options).blocks.filter((block) => block.kind === 'snapshot'),
  )
  if (blocks?.length === 0) {
    sources.state.problems.error(
      new WaypointError({
        code: 'missing-snapshot-block',
        message: `${file.file} declares no snapshot`,
        location: { file: file.file, line: 1, column: 1 },
        hint: 'Wrap the query in {% snapshot name %} … {% endsnapshot %}.',
      }),
    )
  }
  return (blocks ?? []).map((block) => ({
    ...described('snapshots', block.name, file.packageName, sources),
    type: 'snapshot',
    uniqueId: `snapshot.${file.packageName}.${block.name}`,
    name: block.name,
    packageName: file.packageName,
    path: file.path,
    file: file.file,
    fqn: [file.packageName, ...foldersOf(file.path), baseName(file.path), block.name],
    rawCode: block.body,
    line: block.bodyLocation.line,
    column: block.bodyLocation.column,
    checksum: file.checksum,
  }))
}

/** What YAML says about the resource of this name in this package. */
export function described(
  section: PropertySection,
  name: string,
  packageName: string,
  { state, properties }: SpecSources,
): Pick<NodeSpec, 'properties' | 'yamlConfig' | 'described'> {
  const entry = properties.find(section, packageName, name)
  if (entry === undefined) return { properties: null, yamlConfig: {}, described: {} }
  const rendered = renderProperties(entry, state)
  return { properties: rendered, yamlConfig: configOfProperties(rendered.data), described: rendered.data }
}

const SECTIONS: Readonly<Partial<Record<ConfigurableType, PropertySection>>> = {
  seed: 'seeds',
  test: 'data_tests',
  analysis: 'analyses',
  function: 'functions',
}

export function foldersOf(path: string): readonly string[] {
  return path.split('/').slice(0, -1)
}

export function baseName(path: string): string {
  const start = path.lastIndexOf('/') + 1
  const end = path.lastIndexOf('.')
  return end < start || end === path.length - 1 ? path.slice(start) : path.slice(start, end)
}
