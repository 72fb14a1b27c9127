export { diffRelation, type RelationPair } from './diff-relation.ts'
export { type DiffTitle, renderMarkdown } from './markdown.ts'
export type { NamedType, RelationDiff, RowDiff, RowSample, SchemaDiff } from './relation-diff.ts'
export type { Comparison, Side } from './sides.ts'
