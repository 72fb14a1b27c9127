import { type FunctionArgument, type FunctionNode, WaypointError } from '@waypoint/contracts'
import { locationOf } from '../parse/parse-properties.ts'
import { asText } from '../yaml/as-text.ts'
import { isMap } from '../yaml/read-yaml.ts'
import type { NodeSpec } from './node-spec.ts'
import type { ResolveState } from './resolve-state.ts'

/** What YAML says of a function's arguments and its result. */
export function functionSignature(
  spec: NodeSpec,
  state: ResolveState,
): Pick<FunctionNode, 'arguments' | 'returns'> {
  const { described } = spec
  const written = (Array.isArray(described.arguments) ? described.arguments : []).filter(isMap)
  const signature = written.map((argument) => ({
    name: asText(argument.name ?? ''),
    data_type: asText(argument.data_type ?? ''),
    description: asText(argument.description ?? ''),
    default_value: argument.default_value ?? null,
  }))
  checkDefaults(signature, spec, state)
  const returns = isMap(described.returns) ? described.returns : {}
  return {
    arguments: signature,
    returns: {
      data_type: asText(returns.data_type ?? ''),
      description: asText(returns.description ?? ''),
    },
  }
}

/** As in every language: what may be left out comes last. */
function checkDefaults(signature: readonly FunctionArgument[], spec: NodeSpec, state: ResolveState): void {
  const { properties } = spec
  const firstDefault = signature.findIndex((argument) => argument.default_value !== null)
  const index = signature.findIndex(
    (argument, position) => firstDefault !== -1 && position > firstDefault && argument.default_value === null,
  )
  const argument = signature[index]
  if (argument === undefined || properties === null) return
  state.problems.error(
    new WaypointError({
      code: 'invalid-function',
      message: `The argument '${argument.name}' of the function '${spec.name}' has no default, but follows one that has`,
      location: locationOf(properties.entry, ['arguments', index]),
      hint: 'Put arguments with a default_value last.',
    }),
  )
}
