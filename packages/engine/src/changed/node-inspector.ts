import { join } from 'node:path'
import type { ManifestNode, NodeResult } from '@waypoint/contracts'
import { compileNode } from '../compile/compile-node.ts'
import { openNode } from '../compile/node-runtime.ts'
import type { RunState } from '../run-state.ts'
import { alwaysRuns, askingMacros } from './always-runs.ts'
import { contentHash, fileHash } from './content-hash.ts'
import type { DataVersions } from './data-versions.ts'
import type { DecidedNode } from './decided-node.ts'
import { hookTexts } from './hook-texts.ts'
import { unknownInHook, unknownInputs } from './known-inputs.ts'
import { MacroVersions } from './macro-versions.ts'
import { declaredParts, type Parts } from './parts.ts'
import type { CompiledText } from './reused-result.ts'
import { sqlTokens } from './sql-tokens.ts'
import type { Usage } from './usage.ts'
import { volatileNames } from './volatile-sql.ts'

/** What a node would be made of if it ran now. */
export interface Inspection {
  readonly node: ManifestNode
  readonly parts: Parts
  /** Why that is not all it depends on; a node with such a reason is always built. */
  readonly unknown: readonly string[]
  readonly compiled: CompiledText
  /** Names of macros that were asked for before anything was built. */
  readonly compiledWith: ReadonlySet<string>
}

interface Looking {
  readonly worker: string
  readonly usage: Usage
}

interface Finished extends Looking {
  readonly result: NodeResult
}

interface Compiled {
  readonly text: CompiledText
  readonly parts: Parts
  readonly unknown: readonly string[]
}

const NOT_COMPILED: CompiledText = { code: null, path: null }

/** Statements of on-run-start that make what queries may count on: functions, settings. */
const PREPARES = /\b(?:create|alter|set|pragma|attach|use|install|load|call)\b/i

export class NodeInspector {
  readonly #versions: DataVersions
  readonly #state: RunState
  readonly #macros: MacroVersions
  readonly #surroundings: Record<string, string>

  constructor(versions: DataVersions, state: RunState) {
    this.#versions = versions
    this.#state = state
    this.#macros = new MacroVersions(state.project.manifest)
    const { type, credentials } = state.project.profile
    const { threads: _, password: __, pass: ___, ...settings } = credentials
    this.#surroundings = { target: contentHash([type, settings]), inputs: contentHash(state.inputs) }
  }

  /** The hooks of on-run-start as they ran. */
  started(hooks: readonly NodeResult[]): void {
    const texts = hooks.map(({ compiledCode }) => compiledCode ?? '').filter((sql) => PREPARES.test(sql))
    this.#surroundings['on-run-start'] = contentHash(texts)
  }

  async inspect(decided: DecidedNode, { worker, usage }: Looking): Promise<Inspection> {
    const { node } = decided
    const parts: Record<string, string> = { ...declaredParts(node), ...decided.parts, ...this.#surroundings }
    const unknown = [...alwaysRuns(node, this.#macros, this.#state), ...decided.unknown]
    for (const id of node.depends_on.nodes) {
      const found = await this.#versions.of(id, worker)
      const kind = id.startsWith('source.') ? 'source' : 'parent'
      if (found.unknown === undefined) parts[`${kind} ${id}`] = found.version
      else unknown.push(found.unknown)
    }
    if (node.resource_type === 'seed') {
      parts['file'] = await fileHash(join(node.root_path, node.original_file_path))
    }
    const compiled = await this.#compiled(node, worker).catch(() => undefined)
    if (compiled === undefined) unknown.push('it cannot be compiled')
    else {
      Object.assign(parts, compiled.parts)
      unknown.push(...compiled.unknown)
    }
    unknown.push(...[...usage.volatile].map((name) => `not deterministic: uses ${name}`))
    return {
      node,
      parts,
      unknown,
      compiled: compiled?.text ?? NOT_COMPILED,
      compiledWith: new Set(usage.macros),
    }
  }

  /** The parts now, with the state of everything that the recorded build had asked for. */
  partsNow({ parts }: Inspection, recorded: Parts, usage: Usage): Parts {
    const now: Record<string, string> = { ...parts }
    for (const part of Object.keys(recorded)) {
      const space = part.indexOf(' ')
      const state = this.#usedState(part.slice(0, space), part.slice(space + 1), usage)
      if (state !== undefined) now[part] = state
    }
    return now
  }

  /** What a node that has run was made of, its macros and variables included. */
  async partsAfter(inspection: Inspection, { result, worker, usage }: Finished): Promise<Parts> {
    const { node } = inspection
    const parts: Record<string, string> = { ...inspection.parts }
    if (node.config.materialized === 'incremental') {
      // What is compared next time is the text for a relation that is there.
      Object.assign(parts, (await this.#compiled(node, worker)).parts)
    } else if (result.compiledCode !== null && isCompiled(node)) {
      parts['compiled'] = contentHash(result.compiledCode)
    }
    const add = (kind: string, names: Iterable<string>): void => {
      for (const name of names) parts[`${kind} ${name}`] = this.#usedState(kind, name, usage) ?? ''
    }
    // Tests that run together need not call it; a project's own one would keep them from that.
    if (node.resource_type === 'test') usage.materializations.add('test')
    add('macro', usage.macros)
    add('package', usage.packages)
    add('materialization', usage.materializations)
    add('var', usage.vars)
    add('env', usage.env)
    const asking = [...usage.macros]
      .filter((name) => !inspection.compiledWith.has(name))
      .flatMap((name) => askingMacros(this.#macros.named(name)))
    const inText = isUnitTest(node) ? volatileNames(sqlTokens(result.compiledCode ?? '')) : []
    const volatile = [...usage.volatile, ...asking, ...inText]
    // No inspection has this part, so that the record never equals what is there.
    if (volatile.length > 0) parts['volatile'] = volatile.join(', ')
    return parts
  }

  /** What the node's templates come to now. */
  async #compiled(node: ManifestNode, worker: string): Promise<Compiled> {
    const runtime = await openNode(node, { worker }, this.#state)
    try {
      const text = isCompiled(node) ? await compileNode(runtime, worker, this.#state) : NOT_COMPILED
      const hooks = await hookTexts(runtime, this.#macros, this.#state)
      return {
        text,
        parts: {
          ...(text.code === null ? {} : { compiled: contentHash(text.code) }),
          ...(hooks.texts.length === 0 ? {} : { hooks: contentHash(hooks.texts) }),
        },
        unknown: [
          ...(text.code === null ? [] : unknownInputs(node, text.code, this.#state)),
          ...hooks.unknown,
          ...hooks.texts.flatMap((hook) =>
            unknownInHook(node, hook, this.#state).map((why) => `hook: ${why}`),
          ),
        ],
      }
    } finally {
      await runtime.session.rollback()
    }
  }

  #usedState(kind: string, name: string, { environment }: Usage): string | undefined {
    switch (kind) {
      case 'macro':
        return this.#macros.ofName(name)
      case 'package':
        return this.#macros.ofPackage(name)
      case 'materialization':
        return this.#macros.ofMaterialization(name)
      case 'var': {
        const [packageName = '', ...rest] = name.split('.')
        const variable = rest.join('.')
        const isSet = environment?.vars.has(variable, packageName) === true
        return contentHash(isSet ? [environment?.vars.get(variable, packageName)] : 'not set')
      }
      case 'env':
        return contentHash(environment?.variables.get(name) ?? null)
      default:
        return undefined
    }
  }
}

/** The query of a unit test takes the rows it is given: it is compiled when it runs. */
function isUnitTest({ config }: ManifestNode): boolean {
  return config.materialized === 'unit'
}

function isCompiled(node: ManifestNode): boolean {
  const isQuery = node.resource_type !== 'seed' && node.resource_type !== 'function'
  return isQuery && node.language === 'sql' && !isUnitTest(node)
}
