import { type NodeConfig, type SourceLocation, WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import { knownKeys } from '../config/known-keys.ts'
import { locationOf } from '../parse/parse-properties.ts'
import { configMistakes } from './config-mistakes.ts'
import type { NodeSpec } from './node-spec.ts'
import type { ParseResolver } from './parse-resolver.ts'
import type { ResolveState } from './resolve-state.ts'

interface CheckContext {
  readonly state: ResolveState
  readonly recorded: ParseResolver
}

/** Warns of keys that are probably misspelt; refuses a materialization that nobody defines, and what cannot be built. */
export function checkConfig(spec: NodeSpec, config: NodeConfig, context: CheckContext): void {
  checkKeys(spec, context)
  if (spec.type === 'model') checkMaterialization(spec, config, context)
  if (config.enabled) checkBuilding(spec, config, context)
}

function checkBuilding(spec: NodeSpec, config: NodeConfig, { state, recorded }: CheckContext): void {
  for (const { key, message, hint, isHarmless } of configMistakes(spec.type, config)) {
    const mistake = new WaypointError({
      code: 'invalid-config',
      message: `The ${spec.type} '${spec.name}' ${message}`,
      location: placeOf(key, spec, recorded),
      hint,
    })
    if (isHarmless === true) state.problems.warn(mistake)
    else state.problems.error(mistake)
  }
}

function checkKeys(spec: NodeSpec, { state, recorded }: CheckContext): void {
  const known = knownKeys(spec.type)
  for (const key of new Set([...Object.keys(recorded.config), ...Object.keys(spec.yamlConfig)])) {
    if (known.has(key)) continue
    const near = nearestName(key, known)
    if (near === undefined) continue
    state.problems.warn(
      new WaypointError({
        code: 'unknown-config',
        message: `'${key}' is not a known config of a ${spec.type} (${spec.name})`,
        location: placeOf(key, spec, recorded),
        hint: `Did you mean '${near}'? Put your own keys under meta.`,
      }),
    )
  }
}

function checkMaterialization(spec: NodeSpec, config: NodeConfig, { state, recorded }: CheckContext): void {
  const name = config.materialized
  if (name === 'ephemeral' || state.library.materialization(name) !== undefined) return
  const names = [...state.library.materializationNames(), 'ephemeral']
  // Without the engine's macros (a project read by itself) nothing can be said.
  if (names.length === 1) return
  const near = nearestName(name, names)
  state.problems.error(
    new WaypointError({
      code: 'unknown-materialization',
      message: `There is no materialization '${name}' for ${state.profile.type} (${spec.name})`,
      location: placeOf('materialized', spec, recorded),
      hint: near === undefined ? `There are ${names.join(', ')}.` : `Did you mean '${near}'?`,
    }),
  )
}

function placeOf(key: string, spec: NodeSpec, recorded: ParseResolver): SourceLocation {
  const site = recorded.configSites.get(key)
  if (site !== undefined) return site
  if (spec.properties !== null && Object.hasOwn(spec.yamlConfig, key)) {
    return locationOf(spec.properties.entry, ['config', key])
  }
  return { file: spec.file }
}
