import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import type { Manifest } from '@waypoint/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { invoke } from './invoke.ts'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)
const under = (parent: string, names: string): readonly string[] =>
  words(names).map((name) => `${parent}.${name}`)

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'the project and its parts': words(`ref source config config.get config.require config.persist_relation_docs
    config.persist_column_docs config.meta_get config.meta_require var env_var var.has_var this model doc metric
    builtins builtins.ref builtins.source builtins.config graph selected_resources
    project_name database schema pre_hooks post_hooks context function`),
  'the invocation':
    words(`target target.name target.schema target.type target.profile_name target.threads execute
    flags flags.FULL_REFRESH flags.WHICH invocation_id run_started_at dbt_version invocation_args_dict
    dbt_metadata_envs thread_id log print return env render`),
  adapter: under(
    'adapter',
    `config dispatch get_relation load_relation get_columns_in_relation list_relations list_relations_without_caching
    quote quote_as_configured quote_seed_column create_schema drop_schema check_schema_exists drop_relation
    rename_relation truncate_relation already_exists get_missing_columns expand_target_column_types
    get_column_schema_from_query cache_added cache_dropped cache_renamed execute add_query type
    get_incremental_strategy_macro valid_incremental_strategies valid_snapshot_target get_hard_deletes_behavior
    standardize_grants_dict render_raw_columns_constraints render_raw_model_constraints`,
  ),
  'relations and columns': words(`api api.Relation api.Relation.create api.Relation.View api.Relation.Table
    api.Relation.CTE api.Relation.MaterializedView api.Column api.Column.create api.Column.translate_type
    this.database this.schema this.identifier this.name this.table this.type this.is_table this.is_view
    this.include this.quote this.incorporate this.render this.without_identifier this.replace_path
    this.information_schema`),
  statements: words(`run_query statement load_result store_result store_raw_result load_cached_relation
    load_relation is_incremental should_full_refresh get_where_subquery should_store_failures`),
  exceptions: under(
    'exceptions',
    `raise_compiler_error raise_database_error raise_dependency_error raise_not_implemented
    raise_duplicate_resource_name raise_invalid_property_yml_version raise_contract_error raise_fail_fast_error
    missing_config missing_materialization missing_relation relation_wrong_type column_type_missing
    raise_ambiguous_alias raise_ambiguous_catalog_match raise_cache_inconsistent raise_dataclass_not_dict
    raise_dep_not_found raise_duplicate_patch_name warn warn_snapshot_timestamp_data_types`,
  ),
  'Python in templates': words(`modules.datetime.datetime modules.datetime.timedelta modules.datetime.date
    modules.re.match modules.re.sub modules.pytz.timezone modules.pytz.utc modules.itertools.product
    modules.itertools.chain tojson fromjson toyaml fromyaml set set_strict zip zip_strict local_md5 range dict
    namespace cycler joiner lipsum`),
  'cross-database macros': under(
    'dbt',
    `dateadd datediff date_trunc date_spine last_day concat hash split_part safe_cast cast length position replace
    right listagg array_construct array_append array_concat any_value bool_or string_literal escape_single_quotes
    except intersect type_string type_timestamp type_float type_numeric type_bigint type_int type_boolean
    current_timestamp generate_series get_intervals_between get_powers_of_two cast_bool_to_text
    generate_schema_name generate_alias_name generate_database_name`,
  ),
}

const FILTERS = words('as_bool as_native as_number as_text tojson')

const MODEL = `{%- set missing = [] -%}
${Object.values(NAMES)
  .flat()
  .map((name) => `{%- if ${name} is not defined %}{% do missing.append('${name}') %}{% endif -%}`)
  .join('\n')}
{%- for name in ${JSON.stringify(FILTERS)} if name is not filter %}{% do missing.append(name) %}{% endfor -%}
{{ config(meta={'parsing': missing}) }}{{ tojson(missing) }}`

describe.each(Object.keys(NAMES))('%s', (group) => {
  const none = (missing: readonly string[]): void =>
    expect(NAMES[group]?.filter((name) => missing.includes(name))).toEqual([])

  test('is there while a project is read', () => none(missingIn.parsing))
  test('is there while it runs', () => none(missingIn.running))
})

test.each(['parsing', 'running'] as const)('filters are there (%s)', (phase) =>
  expect(FILTERS.filter((name) => missingIn[phase].includes(name))).toEqual([]),
)

const RENDERED: readonly (readonly [string, string])[] = [
  [
    "adapter.render_raw_columns_constraints({'a': {'name': 'a', 'data_type': 'int', 'constraints': [{'type': 'not_null'}, {'type': 'check', 'expression': 'a > 0'}]}, 'b': {'name': 'b', 'data_type': 'text', 'quote': true, 'constraints': [{'type': 'foreign_key', 'to': 't', 'to_columns': ['x']}]}})",
    `['a int not null check (a > 0)', '"b" text references t (x)']`,
  ],
  [
    "adapter.render_raw_model_constraints([{'type': 'primary_key', 'columns': ['a', 'b'], 'name': 'pk'}, {'type': 'foreign_key', 'columns': ['a'], 'expression': 't (x)'}, {'type': 'check'}])",
    "['constraint pk primary key (a, b)', 'foreign key (a) references t (x)']",
  ],
  [
    "adapter.standardize_grants_dict(run_query(\"select 'ann' as grantee, 'select' as privilege_type union all select 'bob', 'select' order by 1\"))",
    "{'select': ['ann', 'bob']}",
  ],
]

test.each(RENDERED)('%s', (expression, text) => expect(renderings[expression]).toBe(text))

let renderings: Readonly<Record<string, string>> = {}
let dir: string
let missingIn: Readonly<Record<'parsing' | 'running', readonly string[]>> = { parsing: [], running: [] }

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'waypoint-names-'))
  await mkdir(join(dir, 'models'))
  await writeFile(join(dir, 'dbt_project.yml'), 'name: shop\nprofile: shop\n')
  await writeFile(
    join(dir, 'profiles.yml'),
    'shop:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: ":memory:"}\n',
  )
  await writeFile(join(dir, 'models/names.sql'), MODEL)
  for (const [index, [expression]] of RENDERED.entries()) {
    await writeFile(join(dir, `models/r${index}.sql`), `{% if execute %}{{ ${expression} }}{% endif %}`)
  }
  const services = { adapters: { duckdb: async () => duckdbFactory } }
  await invoke({ command: 'compile', projectDir: dir, env: {} }, services)
  const manifest = JSON.parse(await readFile(join(dir, 'target/manifest.json'), 'utf8')) as Manifest
  const node = manifest.nodes['model.shop.names'] as unknown as {
    readonly config: { readonly meta: { readonly parsing: readonly string[] } }
    readonly compiled_code: string
  }
  const compiled = manifest.nodes as unknown as Readonly<Record<string, { readonly compiled_code: string }>>
  renderings = Object.fromEntries(
    RENDERED.map(([expression], index) => [
      expression,
      compiled[`model.shop.r${index}`]?.compiled_code ?? '',
    ]),
  )
  missingIn = { parsing: node.config.meta.parsing, running: JSON.parse(node.compiled_code) }
})

afterAll(() => rm(dir, { recursive: true, force: true }))
