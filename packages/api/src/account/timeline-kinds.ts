/** Kinds of things that happen to an account. */
export const timelineKinds = [
  'mrr',
  'subscription',
  'invoice',
  'payment',
  'ticket',
  'opportunity',
  'health',
  'change',
  'people',
  'touch',
] as const

export type TimelineKind = (typeof timelineKinds)[number]
