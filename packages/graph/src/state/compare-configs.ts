import type { GraphMember } from '../members.ts'
import { readable, same } from './canonical.ts'
import type { Change } from './change.ts'

type Values = Readonly<Record<string, unknown>>

const RELATION_KEYS = ['database', 'schema', 'alias'] as const

/** Where a node is built counts as its relation; tags and groups only say how to find it. */
const NOT_COMPARED: ReadonlySet<string> = new Set([...RELATION_KEYS, 'tags', 'group'])

/** Configuration as it was written, so that the same project on another target is no change. */
export function compareConfigs(current: GraphMember, previous: GraphMember): readonly Change[] {
  const now = writtenConfig(current)
  const before = writtenConfig(previous)
  const keys = [...new Set([...Object.keys(now), ...Object.keys(before)])].toSorted()
  return keys
    .filter((key) => !NOT_COMPARED.has(key))
    .flatMap((key) => {
      const sides =
        isSyntaxTree(before[key]) || isSyntaxTree(now[key])
          ? { before: renderedConfig(previous)[key], now: renderedConfig(current)[key] }
          : { before: before[key], now: now[key] }
      return changeOf(`config ${key}`, { kind: 'configs', ...sides })
    })
}

/** dbt writes `CondExpr(test=…)` for a condition: what its parser made of it, nothing that anybody wrote. */
function isSyntaxTree(written: unknown): boolean {
  return typeof written === 'string' && /^[A-Z][A-Za-z]+\(\w+=/.test(written)
}

function renderedConfig(member: GraphMember): Values {
  return (member.config ?? {}) as Values
}

/** Database, schema and alias as they were written. */
export function compareRelation(current: GraphMember, previous: GraphMember): readonly Change[] {
  const now = writtenConfig(current)
  const before = writtenConfig(previous)
  return RELATION_KEYS.flatMap((key) =>
    changeOf(key, { kind: 'relation', before: before[key], now: now[key] }),
  )
}

export interface Comparison {
  readonly kind: Change['kind']
  readonly before: unknown
  readonly now: unknown
}

export function changeOf(what: string, { kind, before, now }: Comparison): readonly Change[] {
  if (same(before, now)) return []
  return [{ kind, text: `${what} changed from ${readable(before)} to ${readable(now)}` }]
}

/** Hooks have two names and may be one text or a list. */
const HOOKS: Readonly<Record<string, string>> = { pre_hook: 'pre-hook', post_hook: 'post-hook' }

function writtenConfig(member: GraphMember): Values {
  const written: unknown = member.unrendered_config
  if (typeof written !== 'object' || written === null) return {}
  const values: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(written)) {
    const name = HOOKS[key] ?? key
    const isHook = name.endsWith('-hook')
    values[name] = isHook && !Array.isArray(value) ? [value] : value
  }
  return values
}
