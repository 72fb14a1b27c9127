import type { AddedPackage } from '@waypoint/project'

/** `dbt-labs/dbt_utils@1.3.0`; the @ of a git address (`git@host:repository`) is no version. */
export function addedPackage(text: string, source: AddedPackage['source']): AddedPackage {
  const at = text.lastIndexOf('@')
  const version = text.slice(at + 1)
  const isVersion = at > 0 && version !== '' && !/[/:]/.test(version)
  return isVersion ? { source, name: text.slice(0, at), version } : { source, name: text }
}
