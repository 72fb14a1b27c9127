import { join } from 'node:path'
import {
  type ContextEnvironment,
  type ContextName,
  createContext,
  databaseNames,
  DatabaseSession,
  type NodeContext,
  type SeedFile,
  StatementResults,
  toLazyValue,
} from '@waypoint/context'
import type { ManifestNode, SeedNode } from '@waypoint/contracts'
import { callable, RenderTrace, type Value } from '@waypoint/jinja'
import { queryComment } from '../execute/query-comment.ts'
import type { RunState } from '../run-state.ts'
import { RunResolver } from './run-resolver.ts'
import { renderTestArguments, TEST_ARGUMENTS } from './test-arguments.ts'

/** One node while it is compiled and run: its template context and its conversation with the database. */
export interface NodeRuntime {
  readonly node: ManifestNode
  readonly context: NodeContext
  readonly session: DatabaseSession
  readonly results: StatementResults
  readonly resolver: RunResolver
  /** Which template wrote what of the node's SQL. */
  readonly trace: RenderTrace
  /** What `sql` and `compiled_code` are once the node is compiled. */
  setCompiled(code: string): void
  /** The text that the materialization wrote as what it runs. */
  written(): string | null
}

export interface NodeOpening {
  /** Whose connection is used. */
  readonly worker: string
  /** Names beside those of every node, e.g. `results` of an on-run-end hook. */
  readonly names?: Readonly<Record<string, Value>>
  /** Changes what the node's templates see, as unit tests do. */
  readonly environment?: (environment: ContextEnvironment) => ContextEnvironment
}

export async function openNode(
  node: ManifestNode,
  opening: NodeOpening,
  state: RunState,
): Promise<NodeRuntime> {
  const { worker } = opening
  const { project } = state
  const resolver = new RunResolver(node, state.index, {
    quoting: project.config.quoting,
    inputs: state.inputs,
  })
  const results = new StatementResults()
  const comment: { text?: Awaited<ReturnType<typeof queryComment>> } = {}
  const session = new DatabaseSession({
    adapter: state.adapter,
    cache: state.cache,
    connection: () => state.connections.of(worker),
    comment: () => comment.text,
    node: node.unique_id,
    signal: state.signal,
    onQuery: (sql, seconds) => state.emit({ kind: 'query', uniqueId: node.unique_id, sql, seconds }),
  })
  const own = new OwnNames(node, worker)
  const environment = project.environmentFor(node, {
    resolver,
    output: outputOf(state),
    names: new Map([
      ...databaseNames(session, results, seedOf(node)),
      ...own.names(),
      ...constants(opening.names ?? {}),
    ]),
    selectedResources: () => state.selected,
    flags: state.flags,
  })
  const seen = opening.environment?.(environment) ?? environment
  const context = createContext(state.changes?.watch(node.unique_id, seen) ?? seen)
  comment.text = await queryComment(project, createContext(seen), state.templates)
  if (node.resource_type === 'test' && node.test_metadata !== null) {
    own.testArguments = await renderTestArguments(node, context, state.templates)
  }
  return {
    node,
    context,
    session,
    results,
    resolver,
    trace: new RenderTrace(),
    setCompiled: (code) => {
      own.compiled = code
    },
    written: () => own.written,
  }
}

function constants(names: Readonly<Record<string, Value>>): readonly (readonly [string, ContextName])[] {
  return Object.entries(names).map(([name, value]) => [name, () => value])
}

/** Names that only a running node has. */
class OwnNames {
  compiled: string | null = null
  written: string | null = null
  testArguments: Value = null
  readonly #node: ManifestNode
  readonly #worker: string

  constructor(node: ManifestNode, worker: string) {
    this.#node = node
    this.#worker = worker
  }

  names(): ReadonlyMap<string, ContextName> {
    return new Map<string, ContextName>([
      ['sql', () => this.compiled],
      ['compiled_code', () => this.compiled],
      ['compiled_sql', () => this.compiled],
      [TEST_ARGUMENTS, () => this.testArguments],
      ['thread_id', () => this.#worker],
      ['connection_name', () => this.#node.unique_id],
      ['node', () => toLazyValue(this.#node)],
      [
        'write',
        () =>
          callable('write', ({ positional: [text] }) => {
            this.written = typeof text === 'string' ? text : null
            return ''
          }),
      ],
    ])
  }
}

export function outputOf(state: RunState) {
  const message = (level: 'debug' | 'info' | 'warn', text: string): void =>
    state.emit({ kind: 'message', level, text })
  return {
    log: (text: string, info: boolean) => message(info ? 'info' : 'debug', text),
    print: (text: string) => {
      if (state.flags['PRINT'] !== false) state.emit({ kind: 'message', level: 'info', text, printed: true })
    },
    warn: (text: string) => state.warnings.say(text, () => message('warn', text)),
  }
}

function seedOf(node: ManifestNode): SeedFile | null {
  return node.resource_type === 'seed' ? seedFile(node) : null
}

function seedFile(node: SeedNode): SeedFile {
  const { delimiter, column_types: columnTypes, quote_columns: quoteColumns } = node.config
  const types = typeof columnTypes === 'object' && columnTypes !== null ? Object.entries(columnTypes) : []
  return {
    file: join(node.root_path, node.original_file_path),
    delimiter: typeof delimiter === 'string' ? delimiter : ',',
    columnTypes: Object.fromEntries(types.map(([column, type]) => [column, String(type)])),
    quoteColumns: quoteColumns === true,
  }
}
