import { type Manifest, type ModelNode, WaypointError } from '@waypoint/contracts'

/** Warns of models whose day has come, and of every model that refers to one for which a day is set. */
export function deprecationWarnings(manifest: Manifest, now: Date): readonly WaypointError[] {
  return Object.values(manifest.nodes).flatMap((node) => {
    if (node.resource_type !== 'model') return []
    const date = node.deprecation_date ?? null
    return date === null
      ? []
      : warningsOf({ model: node, date, isPast: Date.parse(date) < now.getTime() }, manifest)
  })
}

interface Deprecated {
  readonly model: ModelNode
  readonly date: string
  readonly isPast: boolean
}

function warningsOf(deprecated: Deprecated, { nodes, child_map }: Manifest): readonly WaypointError[] {
  const { model, isPast } = deprecated
  const users = (child_map[model.unique_id] ?? [])
    .map((id) => nodes[id])
    .filter((child): child is ModelNode => child?.resource_type === 'model')
  return [
    ...(isPast ? [ofModel(deprecated)] : []),
    ...users.map((user) => ofReference(deprecated, user.original_file_path)),
  ]
}

function ofModel({ model, date }: Deprecated): WaypointError {
  return new WaypointError({
    code: 'deprecated-model',
    message: `Model '${titleOf(model)}' has passed its deprecation_date, ${date}.`,
    location: { file: model.original_file_path },
    hint: 'Disable or remove it, or set a later deprecation_date.',
  })
}

function ofReference({ model, date, isPast }: Deprecated, file: string): WaypointError {
  const { latest_version: latest, name, package_name: packageName, version } = model
  const hasNewer = version !== null && version !== undefined && version !== latest
  return new WaypointError({
    code: isPast ? 'deprecated-reference' : 'upcoming-deprecation',
    message: `It refers to model '${titleOf(model)}', ${isPast ? 'deprecated since' : 'to be deprecated on'} ${date}.`,
    location: { file },
    hint: hasNewer
      ? `Use the latest version: {{ ref('${packageName}', '${name}', v=${JSON.stringify(latest)}) }}.`
      : 'Refer to what replaces it.',
  })
}

function titleOf({ name, version }: ModelNode): string {
  return version === null || version === undefined ? name : `${name}.v${version}`
}
