import { WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import type { LoadedMacro } from '../macros/loaded-macro.ts'
import type { ResolveState } from '../resolve/resolve-state.ts'
import { invalidTest, type TestDefinition } from './test-definition.ts'
import type { TestTarget } from './test-target.ts'

/** The macro of a test, its arguments checked against the macro's parameters. */
export function findTestMacro(
  definition: TestDefinition,
  target: TestTarget,
  state: ResolveState,
): LoadedMacro | undefined {
  const name = `test_${definition.name}`
  const packageName = target.properties.entry.file.packageName
  const macro =
    definition.namespace === null
      ? (state.library.visible(packageName, name) ?? anyPackage(name, state))
      : state.library.inPackage(definition.namespace, name)
  if (macro === undefined) throw unknownTest(definition, target, state)
  state.library.trace.note(macro.uniqueId)
  checkArguments(macro, definition, target)
  if (isOwnOrBuiltin(macro, state)) checkMissing(macro, definition, target)
  return macro
}

function anyPackage(name: string, state: ResolveState): LoadedMacro | undefined {
  return [...state.library.definitions.values()].find((macro) => macro.name === name)
}

function checkArguments(macro: LoadedMacro, definition: TestDefinition, target: TestTarget): void {
  const { parameters, source } = macro.declaration
  const names = parameters.map((parameter) => parameter.name)
  const takesMore = /\bkwargs\b/.test(source)
  for (const given of definition.kwargs.keys()) {
    if (names.includes(given) || takesMore) continue
    const near = nearestName(given, names)
    const open = names.filter((name) => name !== 'model' && name !== 'column_name')
    throw invalidTest(
      `The test '${definition.name}' takes no argument '${given}'`,
      target,
      near === undefined ? `Its arguments are ${open.join(', ') || 'none'}.` : `Did you mean '${near}'?`,
    )
  }
}

/** A test of a package may well treat an argument that is not given as undefined, and many do. */
function isOwnOrBuiltin(macro: LoadedMacro, state: ResolveState): boolean {
  return macro.packageName === 'dbt' || macro.packageName === state.root.name
}

function checkMissing(macro: LoadedMacro, definition: TestDefinition, target: TestTarget): void {
  for (const { name, hasDefault } of macro.declaration.parameters) {
    if (hasDefault || definition.kwargs.has(name)) continue
    const isColumn = name === 'column_name'
    throw invalidTest(
      `The test '${definition.name}' needs the argument '${name}'`,
      target,
      isColumn ? 'Write the test below a column.' : `Add ${name}: under arguments:.`,
    )
  }
}

function unknownTest(definition: TestDefinition, target: TestTarget, state: ResolveState): WaypointError {
  const tests = [...state.library.definitions.values()]
    .filter((macro) => macro.name.startsWith('test_'))
    .map((macro) => macro.name.slice('test_'.length))
  const near = nearestName(definition.name, tests)
  const full = definition.namespace === null ? definition.name : `${definition.namespace}.${definition.name}`
  return new WaypointError({
    code: 'unknown-test',
    message: `There is no test '${full}' (test of ${target.name})`,
    location: target.location(),
    hint:
      near === undefined
        ? `Declare it with {% test ${definition.name}(model) %}, or install the package it comes from.`
        : `Did you mean '${near}'?`,
  })
}
