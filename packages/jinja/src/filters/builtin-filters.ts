import type { FilterFunction } from '../runtime/environment.ts'
import { Markup } from '../values/markup.ts'
import type { Value } from '../values/value.ts'
import { aggregateFilters } from './aggregate.ts'
import { caseFilters } from './case.ts'
import { conversionFilters } from './conversion.ts'
import { dictFilters } from './dict.ts'
import { elementFilters } from './element.ts'
import { groupFilters } from './group.ts'
import { htmlFilters } from './html.ts'
import { jsonFilters } from './json.ts'
import { layoutFilters } from './layout.ts'
import { numberFilters } from './number.ts'
import { orderFilters } from './order.ts'
import { selectionFilters } from './selection.ts'
import { textFilters } from './text.ts'
import { urlFilters } from './url.ts'

const plainFilters: ReadonlyMap<string, FilterFunction> = new Map([
  ...aggregateFilters,
  ...caseFilters,
  ...conversionFilters,
  ...dictFilters,
  ...elementFilters,
  ...groupFilters,
  ...htmlFilters,
  ...jsonFilters,
  ...layoutFilters,
  ...numberFilters,
  ...orderFilters,
  ...selectionFilters,
  ...textFilters,
  ...urlFilters,
])

/** Filters whose result is safe HTML when what they are applied to is. */
const keepingSafety = ['upper', 'lower', 'capitalize', 'trim', 'center', 'indent', 'truncate', 'reverse']

/** Filters whose result is safe HTML wherever output is escaped. */
const makingSafe = ['xmlattr', 'urlize']

const safe = (value: Value): Value => (typeof value === 'string' ? new Markup(value) : value)

function safeWhen(
  name: string,
  applies: (value: Value, escapes: boolean) => boolean,
): readonly (readonly [string, FilterFunction])[] {
  const plain = plainFilters.get(name)
  if (plain === undefined) return []
  const filter: FilterFunction = (value, args, environment) => {
    const result = plain(value, args, environment)
    return !(result instanceof Promise) && applies(value, args.escapes === true) ? safe(result) : result
  }
  return [[name, filter]]
}

/** Jinja's own filters. */
export const builtinFilters: ReadonlyMap<string, FilterFunction> = new Map([
  ...plainFilters,
  ...keepingSafety.flatMap((name) => safeWhen(name, (value) => value instanceof Markup)),
  ...makingSafe.flatMap((name) => safeWhen(name, (_value, escapes) => escapes)),
  ...safeWhen('tojson', () => true),
])
