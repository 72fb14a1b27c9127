import type { AttributeUse } from '../attributes/attribute.ts'

/** SQL with attributes in the places of columns. */
export type Condition = readonly (string | AttributeUse)[]
