import { listedSection } from '../queries/listed-section.ts'
import type { Decided, Decision } from '../project.ts'
import type { HandlersOf } from '../routing/handler.ts'
import { containing } from '../sql/bindings.ts'

const key = (system: string, id: string): string => `it.${system} || ':' || it.${id}`
const one = key('source_system', 'source_id')
const other = key('other_source_system', 'other_source_id')
const countsFrom = 'the next build: `waypoint build`'

export const identityReviewHandlers: HandlersOf<
  | 'get /data/identity/reviews'
  | 'get /data/identity/decisions'
  | 'post /data/identity/decisions'
  | 'post /data/identity/decisions/undo'
> = {
  'get /data/identity/reviews': async (call) => {
    const { q, system, together, decided, customerId } = call.query
    const standing = call.context.project.rememberedDecisions().filter(({ undone }) => undone === null)
    return await listedSection(call, {
      title: 'Identity review',
      relation: 'core.review_queue',
      joins: `left join entities.entity_customers as here on here.customer_id = it.customer_id
        left join entities.entity_customers as there
          on there.customer_id = nullif(it.other_customer_id, it.customer_id)`,
      expressions: {
        pairId: `${one} || '~' || ${other}`,
        mrrCents: 'coalesce(here.mrr_cents, 0) + coalesce(there.mrr_cents, 0)',
        decision: decisionOf(standing),
      },
      conditions: (bindings) => [
        q === undefined || q === ''
          ? null
          : containing(bindings, ['it.name', 'it.other_name', 'it.source_id', 'it.other_source_id'], q),
        system.length === 0
          ? null
          : `(${bindings.among('it.source_system', system)} or ${bindings.among('it.other_source_system', system)})`,
        together === undefined ? null : `it.is_together = ${bindings.put(together === 'true')}`,
        decided === undefined ? null : `(${decisionOf(standing)}) is ${decided === 'true' ? 'not ' : ''}null`,
        customerId === undefined
          ? null
          : `${bindings.put(customerId)} in (it.customer_id, it.other_customer_id)`,
      ],
      orderBy: `abs(it.probability - 0.5), ${one}, ${other}`,
    })
  },
  'get /data/identity/decisions': async ({ context }) => {
    const { undecided } = context.project
    if (undecided !== undefined) return { state: 'missing', missing: 'Decisions', why: undecided }
    const decisions = await context.project.decisions()
    return {
      state: 'present',
      value: { items: decisions.toReversed().map(copied), readAt: context.clock().toISOString() },
    }
  },
  'post /data/identity/decisions': async ({ context, body }) => {
    const { decision, author, reason } = body
    const made = await context.project.decide({
      kind: decision === 'accept' ? 'force_match' : 'force_split',
      one: body.one,
      other: body.other,
      author,
      reason,
    })
    return answerOf(made)
  },
  'post /data/identity/decisions/undo': async ({ context, body }) => {
    const { number, author, reason } = body
    return answerOf(await context.project.undo(number, { author, reason }))
  },
}

const copied = (decision: Decision) => ({
  ...decision,
  undone: decision.undone === null ? null : { ...decision.undone },
})

const answerOf = ({ decision, unknown }: Decided) => ({
  override: copied(decision),
  unknown: [...unknown],
  countsFrom,
})

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** What people decided of a pair since the build, whichever of the two was named first. */
function decisionOf(standing: readonly Decision[]): string {
  const matches = (kind: Decision['kind']): string => {
    const pairs = standing
      .filter((decision) => decision.kind === kind)
      .flatMap((decision) => [`${decision.one}~${decision.other}`, `${decision.other}~${decision.one}`])
    return pairs.length === 0 ? 'false' : `${one} || '~' || ${other} in (${pairs.map(literal).join(', ')})`
  }
  return `case when ${matches('force_match')} then 'accepted' when ${matches('force_split')} then 'refused' end`
}
