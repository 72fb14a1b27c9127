import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { WaypointErrors } from '@waypoint/contracts'
import { loadProject } from '../load-project.ts'
import type { LoadedProject } from '../loaded-project.ts'
import type { LoadOptions } from '../options.ts'
import { optionsFor } from '../test-project.ts'

/** A small project with one of everything that is read again alone. */
export const SHOP: Readonly<Record<string, string>> = {
  'dbt_project.yml':
    "name: shop\nprofile: shop\nvars: {country: 'de'}\nmodels: {shop: {marts: {+materialized: table}}}\n",
  'profiles.yml': 'shop:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: shop.duckdb}\n',
  'macros/money.sql': '{% macro euro(c) %}{{ c }} / 100{% endmacro %}\n',
  'macros/label.sql': '{% macro label(x) %}{{ prefix() }}_{{ x }}{% endmacro %}\n',
  'macros/prefix.sql': '{% macro prefix() %}p{% endmacro %}\n',
  'macros/positive.sql':
    '{% test positive(model, column_name, least=0) %}select * from {{ model }} where {{ column_name }} <= {{ least }}{% endtest %}\n',
  'macros/docs.md': '{% docs id %}The key.{% enddocs %}\n',
  'models/raw.yml':
    'sources:\n  - name: raw\n    tables:\n      - name: orders\n        columns: [{name: id, data_tests: [not_null]}]\n',
  'models/staging/stg_orders.sql':
    "select id, {{ euro('amount') }} as amount from {{ source('raw', 'orders') }}\n",
  'models/staging/stg_people.sql': 'select 1 as id, \'{{ var("country") }}\' as country\n',
  'models/staging/staging.yml':
    'models:\n  - name: stg_orders\n    description: "{{ doc(\'id\') }}"\n    columns: [{name: id, data_tests: [unique, not_null]}]\n  - name: stg_people\n    columns: [{name: id, data_tests: [unique]}]\n',
  'models/marts/orders.sql':
    "{{ config(tags=['daily']) }}\nselect * from {{ ref('stg_orders') }} join {{ ref('stg_people') }} using (id)\n",
  'models/marts/totals.sql': "\n\nselect sum(amount) as total from {{ ref('orders') }}\n",
  'models/marts/marts.yml':
    "models:\n  - name: orders\n    columns:\n      - name: id\n        data_tests:\n          - relationships: {arguments: {to: ref('stg_people'), field: id}}\n          - accepted_values: {arguments: {values: [1, 2.0]}}\nexposures:\n  - name: board\n    type: dashboard\n    owner: {name: someone}\n    depends_on: [ref('orders')]\n",
  'models/plain/alone.sql': 'select 1 as one\n',
  'models/plain/other.sql': "{{ config(alias=label('other')) }}\nselect * from {{ ref('alone') }}\n",
  'models/plain/labelled.sql': "select '{{ label('x') }}' as label\n",
  'models/plain/plain.yml':
    'models: [{name: alone, columns: [{name: one, data_tests: [not_null, positive]}]}]\n',
  'seeds/countries.csv': 'id,name\n1,de\n',
  'tests/no_negative.sql': "select * from {{ ref('orders') }} where amount < 0\n",
}

type Outcome = Readonly<Record<string, unknown>>

const STARTED = new Date('2024-01-01T00:00:00Z')

export const INVOCATION = { id: 'one', startedAt: STARTED, command: 'parse', arguments: {} }

/** A project in a folder of its own that is edited and read, from what the last reading left or as a whole. */
export class EditedProject {
  readonly dir: string

  private constructor(dir: string) {
    this.dir = dir
  }

  static async create(): Promise<EditedProject> {
    const project = new EditedProject(await mkdtemp(join(tmpdir(), 'waypoint-partial-')))
    for (const [name, content] of Object.entries(SHOP)) await project.write(name, content)
    return project
  }

  async write(name: string, content: string): Promise<void> {
    await mkdir(dirname(join(this.dir, name)), { recursive: true })
    await writeFile(join(this.dir, name), content)
  }

  async remove(name?: string): Promise<void> {
    await rm(name === undefined ? this.dir : join(this.dir, name), { recursive: true, force: true })
  }

  /** Read from what the last reading left. */
  async load(further: Partial<LoadOptions> = {}): Promise<LoadedProject> {
    return loadProject(optionsFor(this.dir, { invocation: INVOCATION, partialParse: true, ...further }))
  }

  async warm(further: Partial<LoadOptions> = {}): Promise<Outcome> {
    return await this.#outcome({ partialParse: true, ...further })
  }

  async cold(further: Partial<LoadOptions> = {}): Promise<Outcome> {
    return await this.#outcome({ partialParse: false, ...further })
  }

  async #outcome(further: Partial<LoadOptions>): Promise<Outcome> {
    try {
      return shown(await this.load(further))
    } catch (error) {
      if (!(error instanceof WaypointErrors)) throw error
      return { error: error.message }
    }
  }
}

/** What a reader of the project can see, the order of nodes included. */
function shown({ manifest, warnings, codeStart, macros }: LoadedProject): Outcome {
  const ids = Object.keys(manifest.nodes)
  return {
    order: ids,
    manifest: JSON.parse(JSON.stringify({ ...manifest })) as unknown,
    text: JSON.stringify({ ...manifest }),
    starts: ids.map(codeStart),
    warnings: warnings.map((warning) => warning.message).toSorted(),
    macros: [...macros.definitions.keys()].join(),
  }
}
