import type { Manifest } from '@waypoint/contracts'

/** Models with `meta: {published: false}`, as `schema.name`: they stay in the warehouse. */
export function leftOutOf(manifest: Manifest): ReadonlySet<string> {
  return published(manifest, false)
}

/** Models with `meta: {published: view}`, as `schema.name`: views that are published as such. */
export function viewsOf(manifest: Manifest): ReadonlySet<string> {
  return published(manifest, 'view')
}

function published(manifest: Manifest, as: false | 'view'): ReadonlySet<string> {
  return new Set(
    Object.values(manifest.nodes)
      .filter((node) => node.resource_type === 'model' && settingOf(node.config['meta']) === as)
      .map((node) => `${node.schema}.${node.alias}`),
  )
}

const settingOf = (meta: unknown): unknown =>
  typeof meta === 'object' && meta !== null && 'published' in meta ? meta.published : undefined
