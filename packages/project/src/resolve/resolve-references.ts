import { type ManifestNode, type RefArgs, type SourceLocation, WaypointError } from '@waypoint/contracts'
import type { ParseResolver } from './parse-resolver.ts'
import { pythonHint } from './python-files.ts'
import type { ReferenceIndex } from './reference-index.ts'
import type { Problems } from '../problems/problems.ts'

export interface ReferenceContext {
  readonly index: ReferenceIndex
  /** The same for what is disabled: to tell "disabled" from "misspelt". */
  readonly disabled: ReferenceIndex
  /** Files of Python models by name: they are never found. */
  readonly python: ReadonlyMap<string, string>
  readonly problems: Problems
}

/** Who asks: for messages, and for the rules of access. */
export interface Asker {
  readonly name: string
  readonly packageName: string
  readonly group: string | null
  /** Overrides the place of the call, e.g. with the YAML element of a test. */
  readonly location?: () => SourceLocation
  /** A test: a missing reference drops it, with a warning. */
  readonly tolerant?: boolean
}

/** unique_ids of what a template referred to, sources first and functions last; null when something is missing. */
export function resolveReferences(
  recorded: ParseResolver,
  asker: Asker,
  context: ReferenceContext,
): readonly string[] | null {
  const found = new Set<string>()
  let complete = true
  for (const { names, site } of recorded.sources) {
    const source = context.index.source(names, asker.packageName)
    if (source !== undefined) {
      found.add(source.unique_id)
      continue
    }
    complete = false
    report(missingSource(names, asker, context), {
      asker,
      site,
      context,
      isDisabled: isDisabledSource(names, asker, context),
    })
  }
  for (const { args, site } of recorded.refs) {
    const node = context.index.ref(args, asker.packageName)
    if (node !== undefined) {
      checkAccess(node, asker, { context, site })
      found.add(node.unique_id)
      continue
    }
    complete = false
    const isDisabled = context.disabled.ref(args, asker.packageName) !== undefined
    report(missingRef(args, asker, context), { asker, site, context, isDisabled })
  }
  for (const { names, site } of recorded.functions) {
    const node = context.index.function(names, asker.packageName)
    if (node !== undefined) {
      found.add(node.unique_id)
      continue
    }
    complete = false
    const isDisabled = context.disabled.function(names, asker.packageName) !== undefined
    report(missingFunction(names, asker, { context, isDisabled }), { asker, site, context, isDisabled })
  }
  return complete ? [...found] : null
}

interface Mistake {
  readonly code: string
  readonly message: string
  readonly hint: string
}

interface Report {
  readonly asker: Asker
  readonly site: SourceLocation
  readonly context: ReferenceContext
  readonly isDisabled: boolean
}

/** As in dbt, a test of something disabled is disabled with it, and a test of nothing is a warning. */
function report(mistake: Mistake, { asker, site, context, isDisabled }: Report): void {
  if (asker.tolerant === true && isDisabled) return
  const problem = new WaypointError({ ...mistake, location: asker.location?.() ?? site })
  if (asker.tolerant === true) context.problems.warn(problem)
  else context.problems.error(problem)
}

function isDisabledSource(
  names: readonly [string, string],
  asker: Asker,
  context: ReferenceContext,
): boolean {
  return context.disabled.source(names, asker.packageName) !== undefined
}

function missingSource(names: readonly [string, string], asker: Asker, context: ReferenceContext): Mistake {
  const full = names.join('.')
  if (isDisabledSource(names, asker, context)) {
    return disabled(`The source '${full}' that '${asker.name}' reads`)
  }
  const near = context.index.nearestSource(names)?.split('.')
  return {
    code: 'missing-source',
    message: `'${asker.name}' reads the source '${full}', which does not exist`,
    hint:
      near === undefined
        ? `Declare it under sources: in a schema file.`
        : `Did you mean source('${near[0]}', '${near.slice(1).join('.')}')?`,
  }
}

function missingRef(args: RefArgs, asker: Asker, context: ReferenceContext): Mistake {
  const full = `${args.package === null ? '' : `${args.package}.`}${args.name}`
  if (context.disabled.ref(args, asker.packageName) !== undefined) {
    return disabled(`'${full}', which '${asker.name}' refers to,`)
  }
  const versions = context.index
    .named(args.name)
    .flatMap((node) => (node.resource_type === 'model' && node.version !== null ? [node.version] : []))
  if (versions.length > 0) {
    return {
      code: 'missing-ref',
      message: `'${asker.name}' refers to version ${String(args.version)} of '${full}', which does not exist`,
      hint: `Its versions are ${versions.join(', ')}.`,
    }
  }
  const pythonFile = context.python.get(args.name)
  if (pythonFile !== undefined) {
    const message = `'${asker.name}' refers to '${full}', a Python model, which waypoint does not run`
    return { code: 'python-model', message, hint: pythonHint(pythonFile) }
  }
  const near = context.index.nearestRef(args.name)
  const sameName = context.index.named(args.name)[0]
  return {
    code: 'missing-ref',
    message: `'${asker.name}' refers to '${full}', which does not exist`,
    hint:
      sameName !== undefined && args.package !== null
        ? `'${args.name}' is in the package '${sameName.package_name}'.`
        : near === undefined
          ? 'Create a model, seed or snapshot of this name, or correct the name.'
          : `Did you mean ref('${near}')?`,
  }
}

function missingFunction(
  names: readonly string[],
  asker: Asker,
  { context, isDisabled }: Pick<Report, 'context' | 'isDisabled'>,
): Mistake {
  const full = names.join('.')
  if (isDisabled) return disabled(`The function '${full}' that '${asker.name}' calls`)
  const near = context.index.nearestFunction(names.at(-1) ?? '')
  return {
    code: 'missing-function',
    message: `'${asker.name}' calls the function '${full}', which does not exist`,
    hint:
      near === undefined
        ? `Create functions/${names.at(-1) ?? ''}.sql, or correct the name.`
        : `Did you mean function('${near}')?`,
  }
}

function disabled(subject: string): Mistake {
  return {
    code: 'disabled-ref',
    message: `${subject} is disabled`,
    hint: 'Enable it, or disable what depends on it too.',
  }
}

function checkAccess(
  node: ManifestNode,
  asker: Asker,
  { context, site }: { readonly context: ReferenceContext; readonly site: SourceLocation },
): void {
  if (node.resource_type !== 'model' || node.access !== 'private' || node.group === null) return
  if (node.group === asker.group || asker.tolerant === true) return
  context.problems.error(
    new WaypointError({
      code: 'private-ref',
      message: `'${asker.name}' refers to '${node.name}', which is private to the group '${node.group}'`,
      location: asker.location?.() ?? site,
      hint: `Make '${node.name}' protected, or put '${asker.name}' into the group.`,
    }),
  )
}
