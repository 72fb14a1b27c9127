import type { DeclaredNode, Manifest, ModelNode } from '@waypoint/contracts'

export type FixtureRow = Readonly<Record<string, unknown>>

/** Rows as YAML or CSV gave them, or a query. */
export type Fixture =
  | { readonly kind: 'rows'; readonly rows: readonly FixtureRow[] }
  | { readonly kind: 'sql'; readonly sql: string }

export interface GivenInput {
  /** `ref('orders')`, `source('crm', 'accounts')` or `this`. */
  readonly input: string
  readonly fixture: Fixture
}

export interface UnitTestOverrides {
  readonly macros: Readonly<Record<string, unknown>>
  readonly vars: Readonly<Record<string, unknown>>
  readonly envVars: Readonly<Record<string, unknown>>
}

/** A unit test as its YAML declares it, with the model it is about. */
export interface UnitTestDefinition {
  readonly declared: DeclaredNode
  readonly model: ModelNode
  /** With the model's version behind it where there is one. */
  readonly name: string
  readonly given: readonly GivenInput[]
  readonly expect: Fixture
  readonly overrides: UnitTestOverrides
}

export function unitTestDefinition(uniqueId: string, manifest: Manifest): UnitTestDefinition {
  const declared = manifest.unit_tests[uniqueId]
  const model = manifest.nodes[declared?.depends_on.nodes[0] ?? '']
  if (declared === undefined || model?.resource_type !== 'model') {
    throw new Error(`${uniqueId} is planned and tests no model of the manifest`)
  }
  const overrides = recordOf(declared.overrides)
  return {
    declared,
    model,
    name: unitTestName(declared),
    given: recordsOf(declared.given).map((each) => ({
      input: String(each.input),
      fixture: fixtureOf(each),
    })),
    expect: fixtureOf(recordOf(declared.expect)),
    overrides: {
      macros: recordOf(overrides.macros),
      vars: recordOf(overrides.vars),
      envVars: recordOf(overrides.env_vars),
    },
  }
}

export function unitTestName({ name, version }: DeclaredNode): string {
  return typeof version === 'string' || typeof version === 'number' ? `${name}_v${version}` : name
}

function fixtureOf(written: Readonly<Record<string, unknown>>): Fixture {
  const { rows, format } = written
  if (format === 'sql') return { kind: 'sql', sql: typeof rows === 'string' ? rows : '' }
  return { kind: 'rows', rows: recordsOf(rows) }
}

function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(recordOf) : []
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
