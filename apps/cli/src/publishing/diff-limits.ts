import { type Manifest, type ManifestNode, WaypointError } from '@waypoint/contracts'
import type { DiffLimits } from '@waypoint/publishing'

const SHARES = { max_changed: 'maxChanged', max_removed: 'maxRemoved', max_shrink: 'maxShrink' } as const
const EXCLUDED = 'exclude_columns'

/** By `schema.name`: what `meta: {data_diff: …}` of a model lets differ from the version that readers see. */
export function diffLimits(manifest: Manifest): ReadonlyMap<string, DiffLimits> {
  return new Map(
    Object.values(manifest.nodes).flatMap((node) => {
      const limits = limitsOf(node)
      return limits === null ? [] : [[`${node.schema}.${node.alias}`, limits] as const]
    }),
  )
}

function limitsOf(node: ManifestNode): DiffLimits | null {
  const given = node.resource_type === 'model' ? node.meta['data_diff'] : undefined
  if (given === undefined || given === null) return null
  if (typeof given !== 'object') throw invalid(node, `is ${JSON.stringify(given)}`)
  const { [EXCLUDED]: excluded = [], ...shares } = given as Readonly<Record<string, unknown>>
  if (!areNames(excluded)) throw invalid(node, `sets ${EXCLUDED} to ${JSON.stringify(excluded)}`)
  const limits = { maxChanged: 1, maxRemoved: 1, maxShrink: 1, excludedColumns: excluded }
  for (const [key, value] of Object.entries(shares)) {
    if (!isShare(key)) throw invalid(node, `has '${key}'`)
    if (typeof value !== 'number' || value < 0 || value > 1) {
      throw invalid(node, `sets ${key} to ${JSON.stringify(value)}`)
    }
    limits[SHARES[key]] = value
  }
  return limits
}

function areNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string')
}

function isShare(key: string): key is keyof typeof SHARES {
  return key in SHARES
}

function invalid(node: ManifestNode, what: string): WaypointError {
  return new WaypointError({
    code: 'invalid-data-diff',
    message: `meta.data_diff of ${node.name} ${what}`,
    location: { file: node.patch_path?.replace(/^.*:\/\//, '') ?? node.original_file_path },
    hint: `It holds shares from 0 to 1, ${Object.keys(SHARES).join(', ')}, and names of columns, ${EXCLUDED}.`,
  })
}
