import type { PlannedPart, Reading } from '../plan/query-plan.ts'
import { aggregateSql } from './aggregate.ts'
import { rangeSql } from './render-events.ts'
import type { NamedQuery, Rendering } from './rendering.ts'
import { MOMENT, sourceRows, VALUE, DAY } from './source-rows.ts'
import { intervalSql, nameSql, selectSql } from './text.ts'

type ConversionReading = Extract<Reading, { readonly kind: 'conversion' }>

export interface ConversionPart extends PlannedPart {
  readonly reading: ConversionReading
}

/** Each later event counts once, for the last earlier one of the same entity that it follows within the window. */
export function renderConversion(part: ConversionPart, rendering: Rendering): readonly NamedQuery[] {
  const [starts, ends, matched] = ['starts', 'ends', 'matched'].map((name) => nameSql(`${part.id}_${name}`))
  const { groups } = rendering
  const { window, constants } = part.reading
  const same = ['entity', ...constants.map((_, index) => `constant_${index + 1}`)]
  const near = window === null ? [] : [`${starts}.moment > ${ends}.moment - ${intervalSql(window)}`]
  const matchedSql = selectSql(
    [
      ...groups.map(({ alias }) => `${starts}.${nameSql(alias)}`),
      `${ends}.measure_value`,
      `row_number() over (partition by ${ends}.event order by ${starts}.moment desc) as nearness`,
    ],
    `from ${ends}\ninner join ${starts}\n    on ${[
      ...same.map((column) => `${ends}.${column} = ${starts}.${column}`),
      `${starts}.moment <= ${ends}.moment`,
      ...near,
    ].join('\n    and ')}`,
  )
  return [
    { name: `${part.id}_starts`, sql: startsSql(part, rendering) },
    { name: `${part.id}_ends`, sql: endsSql(part, rendering) },
    { name: `${part.id}_matched`, sql: matchedSql },
    {
      name: part.id,
      sql: selectSql(
        [
          ...groups.map(({ alias }) => nameSql(alias)),
          `${aggregateSql(part.rows.found.measure, 'measure_value')} as ${nameSql(part.id)}`,
        ],
        `from ${matched}`,
        { where: ['nearness = 1'], groups: groups.length },
      ),
    },
  ]
}

function startsSql({ reading, range }: ConversionPart, rendering: Rendering): string {
  const entity = { name: reading.entity, grain: null }
  const constants = reading.constants.map((each) => each.base)
  const uses = [...rendering.groups.map(({ use }) => use), entity, ...constants]
  const source = sourceRows(reading.base, { uses, moment: true }, rendering)
  return selectSql(
    [
      `${MOMENT} as moment`,
      `${source.columnOf(entity)} as entity`,
      ...constants.map((use, index) => `${source.columnOf(use)} as constant_${index + 1}`),
      ...rendering.groups.map(({ alias, use }) => `${source.columnOf(use)} as ${nameSql(alias)}`),
    ],
    source.from,
    { where: [...source.where, ...rangeSql(DAY, range)] },
  )
}

function endsSql({ rows, reading }: ConversionPart, rendering: Rendering): string {
  const entity = { name: reading.entity, grain: null }
  const constants = reading.constants.map((each) => each.conversion)
  const source = sourceRows(rows, { uses: [entity, ...constants], moment: true }, rendering)
  return selectSql(
    [
      'row_number() over (order by source.moment) as event',
      `${MOMENT} as moment`,
      `${source.columnOf(entity)} as entity`,
      ...constants.map((use, index) => `${source.columnOf(use)} as constant_${index + 1}`),
      `${VALUE} as measure_value`,
    ],
    source.from,
    { where: source.where },
  )
}
