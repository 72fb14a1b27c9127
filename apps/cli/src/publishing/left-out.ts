import type { Manifest } from '@waypoint/contracts'

/** Models with `meta: {published: false}`, as `schema.name`: they stay in the warehouse. */
export function leftOutOf(manifest: Manifest): ReadonlySet<string> {
  return new Set(
    Object.values(manifest.nodes)
      .filter((node) => node.resource_type === 'model' && isLeftOut(node.config['meta']))
      .map((node) => `${node.schema}.${node.alias}`),
  )
}

const isLeftOut = (meta: unknown): boolean =>
  typeof meta === 'object' && meta !== null && 'published' in meta && meta.published === false
