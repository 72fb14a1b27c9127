import { type Shape, shapeOf as of } from '../yaml/misspelt-keys.ts'
import type { PropertySection } from './parse-properties.ts'
import { METRIC, MODEL_METRIC, SAVED_QUERY, SEMANTIC_MODEL } from './semantic-shapes.ts'

const DOCS = of('show node_color')
const CONSTRAINT = of('type name expression columns to to_columns warn_unsupported warn_unenforced')
const TIME = of('count period')
const FRESHNESS = of('filter build_after', { warn_after: TIME, error_after: TIME })
const QUOTING = of('database schema identifier column snowflake_ignore_case')
const OWNER = of('name email')
const DESCRIBED = 'name description config docs meta tags'

const COLUMN = of(
  `${DESCRIBED} tests data_tests data_type quote policy_tags granularity dimension entity include exclude`,
  { constraints: CONSTRAINT, docs: DOCS },
)
const RELATION = `${DESCRIBED} tests data_tests access group quote_columns`
const MODEL = {
  columns: COLUMN,
  docs: DOCS,
  constraints: CONSTRAINT,
  time_spine: of('standard_granularity_column', { custom_granularities: of('name column_name') }),
}
const TABLE = of(
  `${DESCRIBED} identifier tests data_tests loaded_at_field loaded_at_query external loader data_type`,
  { columns: COLUMN, quoting: QUOTING, freshness: FRESHNESS, docs: DOCS },
)
const ROWS = 'rows format fixture'
const ARGUMENT = of('name type description')

/** What an element of each section of a schema file may say. */
export const ELEMENT_SHAPES: Readonly<Record<PropertySection, Shape>> = {
  models: of(
    `${RELATION} latest_version deprecation_date semantic_model agg_time_dimension primary_entity derived_semantics`,
    {
      ...MODEL,
      versions: of(`v defined_in ${RELATION} deprecation_date`, MODEL),
      metrics: MODEL_METRIC,
    },
  ),
  seeds: of(RELATION, { columns: COLUMN, docs: DOCS }),
  snapshots: of(`${RELATION} relation`, { columns: COLUMN, docs: DOCS }),
  analyses: of(DESCRIBED, { columns: COLUMN, docs: DOCS }),
  data_tests: of(DESCRIBED, { docs: DOCS }),
  macros: of(DESCRIBED, { arguments: ARGUMENT, docs: DOCS }),
  functions: of(`${DESCRIBED} access overloads`, {
    arguments: of('name data_type description default_value'),
    returns: of('data_type description'),
    docs: DOCS,
  }),
  sources: of(
    `${DESCRIBED} schema database loader loaded_at_field loaded_at_query overrides data_tests tests path`,
    { tables: TABLE, quoting: QUOTING, freshness: FRESHNESS },
  ),
  exposures: of('name label type url maturity description depends_on tags meta enabled', {
    owner: OWNER,
    config: of('enabled meta tags'),
  }),
  groups: of('name description', { owner: OWNER, config: of('meta') }),
  metrics: METRIC,
  semantic_models: SEMANTIC_MODEL,
  saved_queries: SAVED_QUERY,
  unit_tests: of('name description model tags meta enabled', {
    given: of(`input ${ROWS}`),
    expect: of(ROWS),
    overrides: of('macros vars env_vars'),
    versions: of('include exclude'),
    config: of('enabled meta tags static_analysis'),
  }),
}
