import type { ContextName } from '../environment.ts'
import { config } from './config.ts'
import { ref } from './ref.ts'
import { source } from './source.ts'

/** The original ref, source and config, for a project that overrides them with macros. */
export const builtins: ContextName = (environment, context) =>
  new Map([
    ['ref', (environment.names.get('ref') ?? ref)(environment, context)],
    ['source', (environment.names.get('source') ?? source)(environment, context)],
    ['config', (environment.names.get('config') ?? config)(environment, context)],
  ])
