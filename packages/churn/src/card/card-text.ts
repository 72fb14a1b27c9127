import { FEATURES } from '../features.ts'
import { SETTINGS } from '../settings.ts'

/** What holds whatever the data are; a page that says otherwise is stale. */
export const SETTINGS_SENTENCE = `The horizon is ${SETTINGS.horizonDays} days. There is a model once ${SETTINGS.minimumChurners} customers have left, and each of the three groups of customers teaches by at most ${SETTINGS.maximumRows.toLocaleString('en-US')} observations.`

/** How each feature begins its row of the table. */
export const FEATURE_CELLS: readonly string[] = FEATURES.map(
  ({ name, description }) => `| \`${name}\` | ${description} |`,
)

export const DATA = `One observation is a paying customer at the end of a month, or on the last day of the data
(\`int_churn__observations\`). It leaves if its MRR goes to 0 within the horizon; the outcome is known when the horizon is
over and not before, also of who has left already (right-censoring). Customers all of whose subscriptions were cancelled
for a later day by then are in \`known_cancellations\`: they are neither learned from nor scored nor judged.

Every feature is a measure of health as it was known at the end of the day: what arrives later changes no past risk
(\`tests/reconciliation/churn-leak.test.ts\` changes everything after a day and compares). Status, scheduled
cancellations, refunds and invoices are no features: they tell the outcome.`

export const METHOD = `Logistic regression with a ridge, by Newton's method, then isotonic calibration (\`packages/churn\`).
Customers are divided into three groups by a hash of their id, one model each; a customer is scored by the mean of the two
models that never saw it, and each of these is calibrated on the group of the other. A model of a day learned from months
whose horizon was over by then, and is learned anew at the end of each quarter. All figures below are of risks given that
way: out of time, of customers held out. Missing values stand for an ordinary customer.`

export const LIMITS = `- The figures are of an invented company, whose customers leave for reasons that somebody wrote down. A real one is harder
  to foretell; \`churn_model_quality\` and the report show the figures of yours.
- A quarter of the departures there come without a warning, and most customers with a warning stay: even of the tenth with
  the highest risk the larger part does not leave. The risk says whom to look at first, not what will happen.
- What holds customers is their contract more than anything else: "free to leave" is the strongest feature. Among customers
  who may leave any month the lift is smaller than over all.
- A weight is no cause. To win customers back by changing what a feature measures is not what was tested.
- MRR and contracts of past days are those of today's ledger: a bill corrected long afterwards can change what is said to
  have been known. Usage, tickets and payments are taken by the day they arrived.
- With few departures there is no score, and soon after the first ones it is rough: \`churn_model_trainings\` says how many
  taught it. One model serves all segments.
- People should decide what is done about a customer; the score is not made for decisions about persons.`
