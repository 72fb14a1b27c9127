import type { PropertyEntry } from '../parse/parse-properties.ts'
import type { NodeSpec } from '../resolve/node-spec.ts'
import { configOfProperties, renderProperties } from '../resolve/properties.ts'
import { foldersOf, type SpecSources } from './sql-nodes.ts'

/** A snapshot that is only declared in YAML: `relation: ref('orders')`. */
export function yamlSnapshotSpec(entry: PropertyEntry, { state, properties }: SpecSources): NodeSpec {
  const { file, name } = entry
  properties.find('snapshots', file.packageName, name)
  const rendered = renderProperties(entry, state)
  return {
    type: 'snapshot',
    uniqueId: `snapshot.${file.packageName}.${name}`,
    name,
    packageName: file.packageName,
    path: [...foldersOf(file.path), `${name}.sql`].join('/'),
    file: file.file,
    fqn: [file.packageName, ...foldersOf(file.path), name],
    rawCode: `select * from {{ ${String(entry.data.relation)} }}`,
    line: 1,
    column: 1,
    checksum: file.checksum,
    properties: rendered,
    yamlConfig: configOfProperties(rendered.data),
    described: rendered.data,
  }
}
