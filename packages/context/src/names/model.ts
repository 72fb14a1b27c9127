import type { ContextName } from '../environment.ts'
import { toValue } from '../plain.ts'

/** The node as manifest.json has it. */
export const model: ContextName = ({ node }) => toValue(node ?? {})
