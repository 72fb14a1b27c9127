import type { FigureExpression } from '../plan/query-plan.ts'
import { nameSql } from './text.ts'

/** A figure from the columns of its parts. */
export function figureSql(figure: FigureExpression): string {
  switch (figure.kind) {
    case 'part': {
      const column = `${nameSql(figure.part)}.${nameSql(figure.part)}`
      return figure.fillNullsWith === null ? column : `coalesce(${column}, ${figure.fillNullsWith})`
    }
    case 'ratio':
      return `cast(${figureSql(figure.numerator)} as double precision) / nullif(${figureSql(figure.denominator)}, 0)`
    case 'derived':
      return `(${derivedSql(figure)})`
  }
}

const TOKEN = /'(?:[^']|'')*'|[a-zA-Z_]\w*|[^'a-zA-Z_]+/g

function derivedSql({ expr, inputs }: Extract<FigureExpression, { readonly kind: 'derived' }>): string {
  const values = new Map(inputs.map(({ alias, value }) => [alias, value]))
  return expr.replaceAll(TOKEN, (token) => {
    const value = values.get(token)
    if (value === undefined) return token
    return value.kind === 'ratio' ? `(${figureSql(value)})` : figureSql(value)
  })
}
