/**
 * Turns analytics/policies/health.yml into the seeds and the macro that the models read.
 * `--check` writes nothing and fails when a generated file is not up to date; with the path of another policy
 * only that one is looked at.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'

const analytics = fileURLToPath(new URL('../analytics/', import.meta.url))
const otherPolicy = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
const policyFile = otherPolicy ?? 'analytics/policies/health.yml'
const segments = ['smb', 'mid_market', 'enterprise', 'unknown']
const stages = ['onboarding', 'established']
const sources = ['app', 'zendesk', 'stripe', 'salesforce']
const components = ['usage', 'support', 'revenue', 'engagement']
const whenUnmeasured = ['left_out', 'no_penalty']
const known = [
  'usage_trend_28d',
  'seat_utilisation',
  'days_since_last_activity',
  'overage_ratio_28d',
  'champion_left',
  'sla_breach_rate_14d',
  'open_critical_tickets_7d',
  'days_past_due',
  'mrr_trend_90d',
  'renewal_usage_trend',
]

/** Line of the key at the end of `path`, so that a complaint can be found in the file. */
function lineOf(text, path) {
  const lines = text.split('\n')
  let line = 0
  for (const key of path) {
    const found = lines.findIndex(
      (content, index) => index >= line && new RegExp(`\\b${key}\\b *:`).test(content),
    )
    if (found >= 0) line = found
  }
  return line + 1
}

function measureProblems(measures, where) {
  const problems = []
  for (const [name, measure] of Object.entries(measures)) {
    const say = (key, message) =>
      problems.push({ path: [...where, name, key], message: `${name}: ${message}` })
    if (!known.includes(name)) say(name, `unknown measure; known are ${known.join(', ')}`)
    if (!sources.includes(measure.source)) say('source', `source must be one of ${sources.join(', ')}`)
    if (!components.includes(measure.component))
      say('component', `component must be one of ${components.join(', ')}`)
    if (!whenUnmeasured.includes(measure.when_unmeasured))
      say('when_unmeasured', `when_unmeasured must be one of ${whenUnmeasured.join(', ')}`)
    if (!(Number.isInteger(measure.weight) && measure.weight >= 0))
      say('weight', 'weight must be a whole number from 0')
    if (!Number.isFinite(measure.no_penalty_at) || !Number.isFinite(measure.full_penalty_at))
      say('no_penalty_at', 'both thresholds must be numbers')
    else if (measure.no_penalty_at === measure.full_penalty_at)
      say('no_penalty_at', 'the two thresholds must differ')
  }
  return problems
}

/** A penalty that grows with the measure; falling ones grow as it shrinks. */
function rises(thresholds) {
  return thresholds.full_penalty_at > thresholds.no_penalty_at
}

/** Every (segment, stage) with the overrides applied, and what is wrong with the result. */
function resolve(policy) {
  const problems = measureProblems(policy.measures, ['measures'])
  for (const [index, override] of policy.overrides.entries()) {
    const path = ['overrides', override.segment ? 'segment' : 'lifecycle_stage']
    const named = `override ${index + 1}`
    if (override.segment && !segments.includes(override.segment))
      problems.push({ path, message: `${named}: segment must be one of ${segments.join(', ')}` })
    if (override.lifecycle_stage && !stages.includes(override.lifecycle_stage))
      problems.push({ path, message: `${named}: lifecycle_stage must be one of ${stages.join(', ')}` })
    for (const name of Object.keys(override.measures)) {
      if (!(name in policy.measures))
        problems.push({ path: ['overrides', name], message: `${named}: ${name} is not among the measures` })
    }
  }
  const rows = []
  for (const segment of segments) {
    for (const stage of stages) {
      const measures = structuredClone(policy.measures)
      for (const override of policy.overrides) {
        if (override.segment && override.segment !== segment) continue
        if (override.lifecycle_stage && override.lifecycle_stage !== stage) continue
        for (const [name, change] of Object.entries(override.measures))
          Object.assign(measures[name] ?? {}, change)
      }
      problems.push(
        ...measureProblems(measures, ['overrides']).filter((problem) => known.includes(problem.path[1])),
      )
      for (const [name, measure] of Object.entries(measures)) {
        const base = policy.measures[name]
        if (rises(measure) !== rises(base))
          problems.push({
            path: ['overrides', name],
            message: `${name}: thresholds cross for ${segment}, ${stage}`,
          })
        rows.push({ segment, stage, name, ...measure })
      }
      const total = Object.values(measures).reduce((sum, measure) => sum + measure.weight, 0)
      if (total !== 100)
        problems.push({
          path: ['measures'],
          message: `weights add up to ${total}, not 100, for ${segment}, ${stage}`,
        })
    }
  }
  return { rows, problems }
}

function bandProblems(policy) {
  const problems = []
  const { bands, hysteresis_points: margin, ceilings } = policy
  for (const [index, band] of bands.entries()) {
    const better = bands[index - 1]
    if (better && better.score_from - band.score_from <= 2 * margin)
      problems.push({
        path: ['bands'],
        message: `${band.band}: must begin more than ${2 * margin} points below ${better.band}`,
      })
  }
  if (bands.at(-1).score_from !== 0)
    problems.push({ path: ['bands'], message: 'the worst band must begin at 0' })
  for (const ceiling of ceilings) {
    if (!bands.some((band) => band.band === ceiling.best_band))
      problems.push({
        path: ['ceilings'],
        message: `best_band must be one of ${bands.map((band) => band.band).join(', ')}`,
      })
  }
  return problems
}

/** The highest score at which even a customer coming from a better band has left it. */
function ceilingScore(policy, bestBand) {
  const index = policy.bands.findIndex((band) => band.band === bestBand)
  return (policy.bands[index - 1].score_from - policy.hysteresis_points - 0.01).toFixed(2)
}

const csv = (header, rows) => `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`

function generated(policy, rows) {
  const { version: _version, ceilings, measures, overrides: _overrides, ...values } = policy
  const { bands } = policy
  const macro = `{#- Written by scripts/health-policy.mjs from policies/health.yml; change that file. -#}
{% macro health_policy() -%}
    {{ return(${JSON.stringify({ ...values, measures: Object.keys(measures) }, null, 4).replaceAll('\n', '\n    ')}) }}
{%- endmacro %}
`
  return {
    'seeds/health/health_policy.csv': csv(
      [
        'segment',
        'lifecycle_stage',
        'measure',
        'source_system',
        'component',
        'weight',
        'no_penalty_at',
        'full_penalty_at',
        'when_unmeasured',
      ],
      rows.map((row) => [
        row.segment,
        row.stage,
        row.name,
        row.source,
        row.component,
        row.weight,
        row.no_penalty_at.toFixed(4),
        row.full_penalty_at.toFixed(4),
        row.when_unmeasured,
      ]),
    ),
    'seeds/health/health_policy_bands.csv': csv(
      ['band', 'band_rank', 'score_from', 'risk_band'],
      bands.map((band, index) => [
        band.band,
        bands.length - index,
        band.score_from.toFixed(2),
        band.risk_band,
      ]),
    ),
    'seeds/health/health_policy_ceilings.csv': csv(
      ['measure', 'value_from', 'score_to'],
      ceilings.map((ceiling) => [ceiling.measure, ceiling.from, ceilingScore(policy, ceiling.best_band)]),
    ),
    'macros/health/health_policy.sql': macro,
  }
}

const text = await readFile(otherPolicy ?? `${analytics}policies/health.yml`, 'utf8')
const policy = load(text)
const { rows, problems } = resolve(policy)
const complaints = [...problems, ...bandProblems(policy)].map(
  (problem) => `${policyFile}:${lineOf(text, problem.path)}: ${problem.message}`,
)
if (complaints.length > 0) {
  console.error([...new Set(complaints)].join('\n'))
  process.exit(1)
}
const checkOnly = process.argv.includes('--check') || otherPolicy !== undefined
for (const [path, content] of Object.entries(otherPolicy === undefined ? generated(policy, rows) : {})) {
  const current = await readFile(`${analytics}${path}`, 'utf8').catch(() => undefined)
  if (current === content) continue
  if (checkOnly) {
    console.error(`analytics/${path} is not what ${policyFile} says; run: node scripts/health-policy.mjs`)
    process.exitCode = 1
  } else {
    await writeFile(`${analytics}${path}`, content)
    console.log(`wrote analytics/${path}`)
  }
}
