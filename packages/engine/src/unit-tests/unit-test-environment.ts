import { type ContextEnvironment, type ContextName, toValue } from '@waypoint/context'
import type { UnitTestOverrides } from './unit-test-definition.ts'
import { overriddenMacros } from './overridden-macros.ts'

/** What the template of a model sees in a unit test that sets macros, vars or environment variables. */
export function withOverrides(
  environment: ContextEnvironment,
  { macros, vars, envVars }: UnitTestOverrides,
): ContextEnvironment {
  const { vars: projectVars, variables } = environment
  return {
    ...environment,
    macros: overriddenMacros(environment.macros, macros),
    vars: {
      get: (name, packageName) =>
        Object.hasOwn(vars, name) ? vars[name] : projectVars.get(name, packageName),
      has: (name, packageName) => Object.hasOwn(vars, name) || projectVars.has(name, packageName),
      nearest: (name, packageName) => projectVars.nearest(name, packageName),
    },
    variables: {
      metadata: variables.metadata,
      get: (name) => (Object.hasOwn(envVars, name) ? String(envVars[name]) : variables.get(name)),
    },
    names: new Map<string, ContextName>([
      ...environment.names,
      ...Object.entries(macros).map(([name, value]) => [name, () => toValue(value)] as const),
    ]),
  }
}
