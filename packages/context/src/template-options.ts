import type { BlockTag, CallSite, TemplateOptions, Value } from '@waypoint/jinja'
import { NATIVE_FILTERS } from './native-filters.ts'

const BLOCK_TAGS: readonly BlockTag[] = [
  { tag: 'test', shape: 'macro', kind: 'test', declareAs: (name) => `test_${name}` },
  { tag: 'data_test', shape: 'macro', kind: 'test', declareAs: (name) => `test_${name}` },
  {
    tag: 'materialization',
    shape: 'options',
    declareAs: (name, options) => `materialization_${name}_${adapterOf(options)}`,
  },
  { tag: 'snapshot', shape: 'text' },
  { tag: 'docs', shape: 'text' },
]

/** How dbt's templates are read: its extension tags and filters. */
export function templateOptions(place: Pick<CallSite, 'file'> & Partial<CallSite>): TemplateOptions {
  return {
    name: place.file,
    blockTags: BLOCK_TAGS,
    filters: NATIVE_FILTERS,
    ...(place.line === undefined ? {} : { line: place.line }),
    ...(place.column === undefined ? {} : { column: place.column }),
  }
}

function adapterOf(options: ReadonlyMap<string, Value>): string {
  const adapter = options.get('adapter')
  return typeof adapter === 'string' ? adapter : 'default'
}
