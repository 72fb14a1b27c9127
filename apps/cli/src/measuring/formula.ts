import { findMeasure, type Metric, type SemanticLayer, windowText } from '@waypoint/semantics'

/** What a metric is calculated from, for a reader. */
export function formulaOf(layer: SemanticLayer, { definition }: Metric): string {
  switch (definition.type) {
    case 'simple':
      return measureText(layer, definition.input.measure)
    case 'ratio':
      return `${definition.numerator.metric} ÷ ${definition.denominator.metric}`
    case 'derived': {
      const inputs = definition.inputs
        .filter(
          (input) => input.alias !== input.metric || input.offset !== null || input.offsetToGrain !== null,
        )
        .map((input) => `${input.alias} is ${input.metric}${offsetText(input)}`)
      return [definition.expr, ...inputs].join('; ')
    }
    case 'cumulative': {
      const span =
        definition.window === null
          ? definition.grainToDate === null
            ? 'so far'
            : `since the ${definition.grainToDate} began`
          : `in ${windowText(definition.window)}`
      return `${measureText(layer, definition.input.measure)}, ${span}`
    }
    case 'conversion': {
      const within = definition.window === null ? '' : ` within ${windowText(definition.window)}`
      return `${definition.conversion.measure} after ${definition.base.measure} of the same ${definition.entity}${within}`
    }
  }
}

function offsetText(input: {
  readonly offset: Parameters<typeof windowText>[0] | null
  readonly offsetToGrain: string | null
}): string {
  if (input.offset !== null) return ` ${windowText(input.offset)} before`
  return input.offsetToGrain === null ? '' : ` at the beginning of the ${input.offsetToGrain}`
}

function measureText(layer: SemanticLayer, name: string): string {
  const { measure, model } = findMeasure(layer, name)
  const when =
    measure.nonAdditive === null
      ? ''
      : `, on the ${measure.nonAdditive.choice === 'max' ? 'last' : 'first'} day`
  return `${measure.aggregation.replace('_', ' ')} of ${measure.expr} in ${model.relation.schema}.${model.relation.alias}${when}`
}
