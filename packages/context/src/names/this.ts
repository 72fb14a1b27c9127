import type { ContextName } from '../environment.ts'

/** The relation of the node itself. */
export const self: ContextName = ({ resolver }) => resolver.self()
