import type { ManifestNode, SourceNode } from '@waypoint/contracts'

/** The key of the YAML element that asks for a node; empty for one that a file stands for. */
export function ownerOf(node: ManifestNode): string {
  if (node.resource_type !== 'test' || node.file_key_name === null) return ''
  const [section = '', ...name] = node.file_key_name.split('.')
  return entryKey(section, node.package_name, name.join('.'))
}

export function ownerOfSource(source: SourceNode): string {
  return entryKey('sources', source.package_name, source.source_name)
}

/** Names an element of schema files, and what it describes. */
export function entryKey(section: string, packageName: string, name: string): string {
  return `${section} ${packageName} ${name}`
}

/** The last part of a key. Packages and sections have no spaces, names may. */
export function nameInKey(key: string): string {
  return key.slice(key.indexOf(' ', key.indexOf(' ') + 1) + 1)
}
