import { probabilitySql } from '../explain/strongest-links.ts'
import { COMPARED_FIELDS, INDEPENDENT_FIELDS } from '../scoring/comparison.ts'

const LEVELS = COMPARED_FIELDS.map((field) => `weighed.${field}_level`).join(', ')
const BITS = INDEPENDENT_FIELDS.map((field) => `coalesce(weighed.${field}_bits, 0) as ${field}_bits`).join(
  ', ',
)

/** What a resolution comes to, as SQL over the state and `weighed`. */
export const OUTPUT_TABLES = {
  map: `
    select record.source_system, record.source_id, membership.customer_id,
      coalesce(weighed.match_rule, case when link.pattern = -1 then 'override' else 'single' end) as match_rule,
      coalesce(link.confidence, 1.0) as match_confidence
    from record
    join membership using (rid)
    left join link using (rid)
    left join weighed using (pattern)`,
  explanations: `
    select membership.customer_id, record.source_system, record.source_id,
      partner.source_system as linked_source_system, partner.source_id as linked_source_id,
      coalesce(weighed.match_rule, 'override') as match_rule,
      ${probabilitySql('link.centibits')} as probability,
      link.centibits / 100.0 as total_bits,
      coalesce(weighed.prior_bits, link.centibits / 100.0) as prior_bits,
      ${BITS},
      ${LEVELS}
    from link
    join membership using (rid)
    join record using (rid)
    join record as partner on partner.rid = link.other
    left join weighed using (pattern)`,
  review_queue: `
    select one.source_system, one.source_id, other.source_system as other_source_system,
      other.source_id as other_source_id, one.name, other.name as other_name,
      ${probabilitySql('doubtful.centibits')} as probability,
      weighed.match_rule, here.customer_id, there.customer_id as other_customer_id,
      here.customer_id = there.customer_id as is_together,
      ${LEVELS}
    from doubtful
    join record as one on one.rid = doubtful.one
    join record as other on other.rid = doubtful.other
    join membership as here on here.rid = doubtful.one
    join membership as there on there.rid = doubtful.other
    join weighed using (pattern)`,
  aliases: 'select alias_id, customer_id, run from customer_alias',
  events: `select run, happened_at, event, customer_id, other_customer_id, source_system, source_id, decision,
      other_source_system, other_source_id from identity_event`,
} as const satisfies Readonly<Record<string, string>>
