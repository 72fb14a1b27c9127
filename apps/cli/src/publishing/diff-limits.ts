import { type Manifest, type ManifestNode, WaypointError } from '@waypoint/contracts'
import type { DiffLimits } from '@waypoint/publishing'

const SETTINGS = { max_changed: 'maxChanged', max_removed: 'maxRemoved', max_shrink: 'maxShrink' } as const

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
  const limits = { maxChanged: 1, maxRemoved: 1, maxShrink: 1 }
  for (const [key, value] of Object.entries(given)) {
    if (!isSetting(key)) throw invalid(node, `has '${key}'`)
    if (typeof value !== 'number' || value < 0 || value > 1) {
      throw invalid(node, `sets ${key} to ${JSON.stringify(value)}`)
    }
    limits[SETTINGS[key]] = value
  }
  return limits
}

function isSetting(key: string): key is keyof typeof SETTINGS {
  return key in SETTINGS
}

function invalid(node: ManifestNode, what: string): WaypointError {
  return new WaypointError({
    code: 'invalid-data-diff',
    message: `meta.data_diff of ${node.name} ${what}`,
    location: { file: node.patch_path?.replace(/^.*:\/\//, '') ?? node.original_file_path },
    hint: `It holds shares from 0 to 1: ${Object.keys(SETTINGS).join(', ')}.`,
  })
}
