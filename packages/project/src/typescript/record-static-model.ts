import { toValue } from '@waypoint/context'
import { type SourceLocation, WaypointError } from '@waypoint/contracts'
import type { ParseResolver } from '../resolve/parse-resolver.ts'
import type { NodeSpec } from '../resolve/node-spec.ts'
import { readStaticModel } from './static-model.ts'
import type { StaticPlace } from './syntax-tree.ts'

export function isTypeScript({ file }: Pick<NodeSpec, 'file'>): boolean {
  return file.endsWith('.ts')
}

/** Notes what a model in TypeScript reads and how it is configured, as a template's rendering would. */
export function recordStaticModel(spec: NodeSpec, recorded: ParseResolver): void {
  // Blanks in place of what was before the code in its file, so that places are those of the file.
  const before = '\n'.repeat(spec.line - 1) + ' '.repeat(spec.column - 1)
  const model = readStaticModel(before + spec.rawCode, spec.file)
  const site = (place: StaticPlace) => ({ file: spec.file, ...place })
  for (const { args, place } of model.refs) recorded.ref(args, site(place))
  for (const { names, place } of model.sources) recorded.source(...names, site(place))
  // Rows need a table to lie in, whatever the folder's other models are.
  const config = { materialized: spec.yamlConfig.materialized ?? 'table', ...model.config }
  if (config.materialized === 'ephemeral') throw cannotBeEphemeral(spec, site(model.configPlace))
  const values = Object.entries(config).map(([key, value]) => [key, toValue(value)] as const)
  recorded.configure(new Map(values), site(model.configPlace))
}

function cannotBeEphemeral({ name }: NodeSpec, location: SourceLocation): WaypointError {
  return new WaypointError({
    code: 'invalid-config',
    message: `'${name}' is written in TypeScript and cannot be ephemeral: it has no query that others could contain`,
    location,
    hint: "Set materialized to 'table' or 'incremental'.",
  })
}
