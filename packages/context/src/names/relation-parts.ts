import type { ContextName } from '../environment.ts'

/** `database` and `schema`: the node's own, or the target's where there is no node. */
export const database: ContextName = ({ node, defaults }) =>
  node !== null && 'database' in node ? node.database : defaults.database

export const schema: ContextName = ({ node, defaults }) =>
  node !== null && 'schema' in node ? node.schema : defaults.schema
