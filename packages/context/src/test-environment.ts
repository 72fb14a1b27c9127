import type { RefArgs } from '@waypoint/contracts'
import { PythonError, type Value } from '@waypoint/jinja'
import type { ContextEnvironment } from './environment.ts'
import type { MacroNamespace } from './macro-source.ts'
import type { MissingName, NodeResolver } from './node-resolver.ts'
import { Relation } from './relation.ts'

const NO_MACROS: MacroNamespace = {
  lookup: () => undefined,
  find: () => undefined,
  dispatch: (name) => {
    throw new PythonError('undefined', `no macro ${name}`)
  },
  materialization: () => undefined,
  names: () => [],
}

/** Resolves every name to a relation of the same name, and keeps what was said. */
export class RecordingResolver implements NodeResolver {
  readonly refs: RefArgs[] = []
  readonly configured: (readonly [string, Value])[] = []
  readonly config = new Map<string, Value>()

  ref(args: RefArgs): Value {
    this.refs.push(args)
    return relation('main', args.name)
  }

  source(sourceName: string, tableName: string): Value {
    return relation(sourceName, tableName)
  }

  function(name: string): Value {
    return relation('main', name)
  }

  metric(name: string): Value {
    return name
  }

  self(): Value {
    return relation('main', 'self')
  }

  configure(values: ReadonlyMap<string, Value>): void {
    this.configured.push(...values)
  }

  configValue(key: string): Value | undefined {
    return this.config.get(key)
  }

  missing(mistake: MissingName): Value {
    throw new PythonError('undefined', mistake.message, mistake.hint)
  }
}

export interface Said {
  readonly logged: string[]
  readonly warned: string[]
}

export function testEnvironment(
  resolver: NodeResolver,
  said: Said,
  further: Partial<ContextEnvironment> = {},
): ContextEnvironment {
  const vars: Readonly<Record<string, unknown>> = { start: '2024-01-01', limits: [1, 2], none: null }
  const variables: Readonly<Record<string, string>> = { HOME: '/home/user', DBT_ENV_SECRET_KEY: 'hush' }
  return {
    execute: true,
    projectName: 'shop',
    packageName: 'shop',
    node: null,
    resolver,
    macros: { namespace: () => NO_MACROS },
    vars: {
      get: (name) => vars[name],
      has: (name) => Object.hasOwn(vars, name),
      nearest: (name) => (name === 'strat' ? 'start' : undefined),
    },
    variables: { get: (name) => variables[name], metadata: { TEAM: 'data' } },
    target: { name: 'dev', schema: 'main', type: 'duckdb' },
    flags: { FULL_REFRESH: true },
    invocation: {
      id: 'run-1',
      startedAt: new Date('2025-03-04T05:06:07.089Z'),
      command: 'build',
      arguments: { which: 'build' },
      selectedResources: () => ['model.shop.a'],
    },
    output: {
      log: (text, info) => said.logged.push(`${info ? 'info' : 'debug'}: ${text}`),
      print: (text) => said.logged.push(`print: ${text}`),
      warn: (text) => said.warned.push(text),
    },
    docs: (packageName, name) => (name === 'known' ? `${packageName ?? 'any'} text` : undefined),
    defaults: { database: 'db', schema: 'main' },
    runtimeConfig: () => new Map([['project_name', 'shop']]),
    graph: () => new Map([['nodes', new Map()]]),
    names: new Map(),
    ...further,
  }
}

function relation(schema: string, identifier: string): Relation {
  return new Relation({ database: 'db', schema, identifier })
}
