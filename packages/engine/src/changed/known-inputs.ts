import type { ManifestNode } from '@waypoint/contracts'
import { relationOfNode, relationOfSource } from '../compile/relation-of-node.ts'
import type { RunState } from '../run-state.ts'
import { type SqlToken, sqlTokens } from './sql-tokens.ts'
import { sqlInputs } from './sql-inputs.ts'
import { volatileNames } from './volatile-sql.ts'

/** Why the result of a node's SQL cannot be known from what it is declared to read; empty when it can. */
export function unknownInputs(node: ManifestNode, sql: string, state: RunState): readonly string[] {
  const { relations: known, files } = declaredInputs(node, state)
  const tokens = sqlTokens(files.reduce((text, file) => text.replaceAll(file, 'waypoint_file'), sql.trim()))
  return unknownIn(tokens, known)
}

/** The same for a statement that may also write, into the node's own relation. */
export function unknownInHook(node: ManifestNode, sql: string, state: RunState): readonly string[] {
  const { relations: known } = declaredInputs(node, state)
  const own = partsOf(relationOfNode(node, state.project.config.quoting).render())
  const tokens = sqlTokens(sql.trim().replace(/;\s*$/, ''))
  if (isHarmless(tokens)) return []
  const into = tokens.findIndex(({ value }) => value === 'from' || value === 'into' || value === 'update')
  const path = tokens.slice(into + 1, into + 2 * own.split('\u0000').length)
  const written = path.filter(({ value }) => value !== '.').map(({ value }) => value.toLowerCase())
  const writes = WRITES.has(tokens[0]?.value ?? '') && written.join('\u0000') === own
  if (!writes) return unknownIn(tokens, known)
  const select: SqlToken = { kind: 'word', value: 'select' }
  return unknownIn([select, ...tokens.slice(into + 1 + path.length)], known)
}

const WRITES: ReadonlySet<string> = new Set(['delete', 'update', 'insert'])
const HARMLESS: ReadonlySet<string> = new Set([
  'grant',
  'revoke',
  'comment',
  'analyze',
  'vacuum',
  'checkpoint',
])

/** Statements around a build that change no row. */
function isHarmless(tokens: readonly SqlToken[]): boolean {
  const words = tokens.map(({ value }) => value)
  const createsIndex = words[0] === 'create' && (words[1] === 'index' || words[2] === 'index')
  return words.length === 0 || ((createsIndex || HARMLESS.has(words[0] ?? '')) && !words.includes(';'))
}

function unknownIn(tokens: readonly SqlToken[], known: ReadonlySet<string>): readonly string[] {
  const { relations, other } = sqlInputs(tokens)
  return [
    ...volatileNames(tokens).map((name) => `not deterministic: uses ${name}`),
    ...[...relations]
      .filter((name) => !known.has(name) && name !== 'waypoint_file')
      .map((name) => `reads ${name.replaceAll('\u0000', '.')}, which is no ref() or source()`),
    ...[...other].map((what) => `depends on what cannot be followed: ${what}`),
  ]
}

interface DeclaredInputs {
  readonly relations: ReadonlySet<string>
  /** Sources that are files or table functions, as they stand in SQL. */
  readonly files: readonly string[]
}

function declaredInputs(node: ManifestNode, state: RunState): DeclaredInputs {
  const { manifest, config } = state.project
  const relations = new Set([partsOf(relationOfNode(node, config.quoting).render())])
  const files = new Set<string>()
  const seen = new Set<string>()
  const collect = (ids: readonly string[]): void => {
    for (const id of ids) {
      if (seen.has(id)) continue
      seen.add(id)
      const source = manifest.sources[id]
      const parent = manifest.nodes[id]
      if (source !== undefined) {
        const relation = relationOfSource(source, config.quoting)
        if (relation.external === undefined) relations.add(partsOf(relation.render()))
        else files.add(relation.external)
      } else if (parent?.config.materialized === 'ephemeral') collect(parent.depends_on.nodes)
      else if (parent !== undefined) {
        relations.add(partsOf(relationOfNode(state.index.standInFor(parent), config.quoting).render()))
      }
    }
  }
  collect(node.depends_on.nodes)
  return { relations, files: [...files] }
}

function partsOf(name: string): string {
  return sqlTokens(name)
    .filter(({ value }) => value !== '.')
    .map(({ value }) => value.toLowerCase())
    .join('\u0000')
}
