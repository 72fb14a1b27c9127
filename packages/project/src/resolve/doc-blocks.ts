import { isTemplate } from '../yaml/render-tree.ts'
import type { DocIndex } from './doc-index.ts'

const CALL = /\bdoc\(\s*(['"])(\w+)\1(?:\s*,\s*(['"])(\w+)\3)?\s*\)/g

/** unique_ids of the docs blocks that a description is made of. */
export function docBlocks(description: unknown, docs: DocIndex): readonly string[] {
  if (typeof description !== 'string' || !isTemplate(description)) return []
  return [...description.matchAll(CALL)].flatMap(([, , first = '', , second]) => {
    const [packageName, name] = second === undefined ? [null, first] : [first, second]
    const doc = docs.node(packageName, name)
    return doc === undefined ? [] : [doc.unique_id]
  })
}
