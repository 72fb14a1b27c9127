import type { FilterFunction } from '../runtime/environment.ts'
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

/** Jinja's own filters. */
export const builtinFilters: ReadonlyMap<string, FilterFunction> = new Map([
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
