import { type FileHash, WaypointError } from '@waypoint/contracts'
import type { SourceFile } from '../files/source-file.ts'
import { locationOf, type PropertyEntry } from '../parse/parse-properties.ts'
import { type NodeSpec, trimmed } from '../resolve/node-spec.ts'
import { configOfProperties, type Properties, renderProperties } from '../resolve/properties.ts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'
import { baseName, described, foldersOf, type SpecSources } from './sql-nodes.ts'
import { latestVersion, type ModelVersion, versionsOf } from './versions.ts'

/** One spec per model file. A file that YAML declares to be a version of a model takes that model's name. */
export function modelSpecs(files: readonly SourceFile[], sources: SpecSources): readonly NodeSpec[] {
  const versioned = new Map<string, VersionedFile>()
  for (const entry of sources.properties.of('models')) {
    if (Array.isArray(entry.data.versions)) collectVersions(entry, versioned, { files, sources })
  }
  return files.map((file) => {
    const name = baseName(file.path)
    const version = versioned.get(`${file.packageName} ${name}`)
    return version === undefined ? plainSpec(file, name, sources) : versionSpec(file, version)
  })
}

interface VersionedFile {
  readonly properties: Properties
  readonly version: ModelVersion
  readonly latest: string | number
  /** The version's element as the file has it. */
  readonly written: YamlMap
}

function collectVersions(
  entry: PropertyEntry,
  found: Map<string, VersionedFile>,
  { files, sources }: { readonly files: readonly SourceFile[]; readonly sources: SpecSources },
): void {
  const packageName = entry.file.packageName
  sources.properties.find('models', packageName, entry.name)
  const properties = renderProperties(entry, sources.state)
  const versions = versionsOf(properties.data)
  const latest = latestVersion(properties.data, versions)
  const names = new Set(
    files.filter((file) => file.packageName === packageName).map((file) => baseName(file.path)),
  )
  versions.forEach((version, index) => {
    const candidates = [version.definedIn, `${entry.name}_v${version.v}`, `${entry.name}.v${version.v}`]
    const isLatest = String(version.v) === String(latest)
    const name = [...candidates, isLatest ? entry.name : undefined].find(
      (each) => each !== undefined && names.has(each),
    )
    if (name === undefined) {
      sources.state.problems.error(missingVersion(entry, version, index))
      return
    }
    const written: unknown = Array.isArray(entry.data.versions) ? entry.data.versions[index] : {}
    found.set(`${packageName} ${name}`, {
      properties,
      version,
      latest,
      written: isMap(written) ? written : {},
    })
  })
}

function plainSpec(file: SourceFile, name: string, sources: SpecSources): NodeSpec {
  const { properties, yamlConfig, described: data } = described('models', name, file.packageName, sources)
  const { code, line, column } = trimmed(file.text)
  return {
    type: 'model',
    uniqueId: `model.${file.packageName}.${name}`,
    name,
    packageName: file.packageName,
    path: file.path,
    file: file.file,
    fqn: [file.packageName, ...foldersOf(file.path), name],
    rawCode: code,
    line,
    column,
    checksum: file.checksum,
    properties,
    yamlConfig,
    described: data,
  }
}

function versionSpec(file: SourceFile, { properties, version, latest, written }: VersionedFile): NodeSpec {
  const name = properties.entry.name
  const model: YamlMap = properties.data
  const own: YamlMap = isMap(version.data.config) ? version.data.config : {}
  return {
    ...codeOf(file),
    properties,
    yamlConfig: { ...configOfProperties(model), ...own },
    writtenYaml: {
      ...configOfProperties(properties.entry.data),
      ...(isMap(written.config) ? written.config : {}),
    },
    described: {
      ...model,
      description: version.data.description ?? model.description,
      columns: version.columns,
      deprecation_date: version.data.deprecation_date ?? null,
    },
    uniqueId: `model.${file.packageName}.${name}.v${version.v}`,
    name,
    fqn: [file.packageName, ...foldersOf(file.path), name, `v${version.v}`],
    version: version.v,
    latestVersion: latest,
  }
}

function codeOf(file: SourceFile): {
  readonly type: 'model'
  readonly packageName: string
  readonly path: string
  readonly file: string
  readonly rawCode: string
  readonly line: number
  readonly column: number
  readonly checksum: FileHash
} {
  const { code, line, column } = trimmed(file.text)
  return {
    type: 'model',
    packageName: file.packageName,
    path: file.path,
    file: file.file,
    rawCode: code,
    line,
    column,
    checksum: file.checksum,
  }
}

function missingVersion(entry: PropertyEntry, version: ModelVersion, index: number): WaypointError {
  return new WaypointError({
    code: 'missing-model-version',
    message: `The model '${entry.name}' has a version ${version.v}, but no file for it`,
    location: locationOf(entry, ['versions', index]),
    hint: `Create ${entry.name}_v${version.v}.sql, or name the file with defined_in.`,
  })
}
