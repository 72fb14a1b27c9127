import type { Manifest } from '@waypoint/contracts'

export interface MetricUpstream {
  /** The models that its semantic models are about. */
  readonly models: readonly string[]
  /** `raw_stripe.subscription`: what all of it comes from. */
  readonly sources: readonly string[]
}

export function upstreamOf(manifest: Manifest, metric: string): MetricUpstream {
  const start = Object.values(manifest.metrics).find((node) => node.name === metric)?.unique_id
  const models = new Set<string>()
  const sources = new Set<string>()
  const seen = new Set<string>()
  const waiting = start === undefined ? [] : [start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const parents = manifest.parent_map[id] ?? []
    if (id.startsWith('semantic_model.')) for (const parent of parents) models.add(nameOf(manifest, parent))
    const source = manifest.sources[id]
    if (source !== undefined) sources.add(`${source.schema}.${source.identifier}`)
    waiting.push(...parents)
  }
  return { models: [...models].toSorted(), sources: [...sources].toSorted() }
}

const nameOf = (manifest: Manifest, id: string): string => manifest.nodes[id]?.name ?? id
