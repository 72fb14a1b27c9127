import { sqlText } from '../../../app/address.ts'

const steps = {
  ledger: 'ledger_mrr_cents <> 0',
  discount: 'discount_cents <> 0',
  pastDue: 'past_due_cents <> 0',
  status: 'other_status_cents <> 0',
  usage: 'usage_cents <> 0',
  mrr: 'mrr_cents <> 0',
  differing: 'mrr_cents <> ledger_mrr_cents',
} as const

export type PolicyStep = keyof typeof steps

/** The customers that a step between the ledger and a policy is the sum of. */
export const policyRows = (preset: string, step: PolicyStep): string =>
  `select customer_id, customer_name, ledger_mrr_cents / 100 as ledger, discount_cents / 100 as discounts,
  past_due_cents / 100 as past_due, other_status_cents / 100 as other_status, usage_cents / 100 as usage,
  policy.mrr_cents / 100 as mrr
from marts.mrr_policy_bridge as policy
left join entities.entity_customers using (customer_id)
where preset = ${sqlText(preset)} and policy.${steps[step]}
order by abs(policy.mrr_cents - ledger_mrr_cents) desc, policy.mrr_cents desc`
