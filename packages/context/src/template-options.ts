import {
  type BlockTag,
  type CallSite,
  Callable,
  type HostObject,
  type TemplateOptions,
  type Value,
} from '@waypoint/jinja'

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

/** dbt's own filters: they matter in native rendering only, where evaluate() keeps the type anyway. */
const FILTERS: ReadonlyMap<string, HostObject> = new Map(
  ['as_native', 'as_bool', 'as_number', 'as_text'].map((name) => [
    name,
    new Callable(name, ({ positional }) => positional[0] ?? null),
  ]),
)

/** How dbt's templates are read: its extension tags and filters. */
export function templateOptions(place: Pick<CallSite, 'file'> & Partial<CallSite>): TemplateOptions {
  return {
    name: place.file,
    blockTags: BLOCK_TAGS,
    filters: FILTERS,
    ...(place.line === undefined ? {} : { line: place.line }),
    ...(place.column === undefined ? {} : { column: place.column }),
  }
}

function adapterOf(options: ReadonlyMap<string, Value>): string {
  const adapter = options.get('adapter')
  return typeof adapter === 'string' ? adapter : 'default'
}
