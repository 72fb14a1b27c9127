import * as fc from 'fast-check'

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly string[]
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
}

interface Operation {
  readonly parameters?: readonly {
    readonly name: string
    readonly in: 'path' | 'query'
    readonly required?: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: unknown
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', Operation>>>>>
}

export interface AnyRequest {
  readonly method: 'get' | 'post'
  readonly url: string
  readonly body: string | null
}

const hostile = fc.constantFrom(
  '',
  "'; drop table marts.mrr_waterfall; --",
  '%',
  '_',
  '\\',
  '\u0000',
  '../../etc/passwd',
  '💥',
  'null',
  '-1',
  '1e309',
  '9999-12-31',
  '0001-01-01',
  '2020-02-30',
  'a'.repeat(350),
)

/** A value of the kind that the document asks for, one that is known to exist, or one that nobody should send. */
function valueOf(schema: Schema, known: readonly string[]): fc.Arbitrary<string> {
  const item = schema.items ?? schema
  const proper =
    item.enum !== undefined
      ? fc.constantFrom(...item.enum)
      : item.format === 'date'
        ? fc.constantFrom('2018-01-01', '2019-06-30', '2020-11-01', '2020-12-31', '2031-01-01')
        : item.type === 'integer' || item.type === 'number'
          ? fc.integer({ min: item.minimum ?? -5, max: Math.min(item.maximum ?? 1000, 5000) }).map(String)
          : fc.string({ maxLength: 12 })
  const existing = known.length === 0 ? proper : fc.constantFrom(...known)
  return fc.oneof(
    { weight: 5, arbitrary: proper },
    { weight: 4, arbitrary: existing },
    { weight: 2, arbitrary: hostile },
  )
}

const statements = fc.constantFrom(
  'select 1',
  'from marts.mrr_waterfall limit 3',
  'delete from marts.mrr_waterfall',
  "select * from read_csv('/etc/passwd')",
  'select',
  ';',
)

function bodyOf(path: string): fc.Arbitrary<string> {
  const proper = path.endsWith('/sql')
    ? fc.record({ sql: statements, limit: fc.integer({ min: -1, max: 60_000 }) })
    : fc.record({
        decision: fc.constantFrom('accept', 'refuse', 'perhaps'),
        number: fc.integer({ min: -1, max: 99 }),
        one: fc.constantFrom('x', 'nowhere:1'),
        other: fc.constantFrom('nowhere:1', 'nowhere:2'),
        author: fc.constantFrom('', 'Ana'),
        reason: fc.constantFrom('', 'asked them'),
      })
  return fc.oneof(
    proper.map((value) => JSON.stringify(value)),
    fc.constantFrom('', '{', '[]', 'null', '{"sql":1}'),
  )
}

export interface Known {
  /** Values that exist, by the name of a parameter. */
  readonly [parameter: string]: readonly string[]
}

/** Requests to every operation of the document, sensible ones and others. */
export function requestsTo(document: OpenApiDocument, known: Known): fc.Arbitrary<AnyRequest> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method as 'get' | 'post',
      operation,
    })),
  )
  return fc.constantFrom(...operations).chain(({ path, method, operation }) => {
    const parameters = operation.parameters ?? []
    const values = fc.tuple(
      ...parameters.map((parameter) => {
        const value = valueOf(parameter.schema, known[parameter.name] ?? [])
        return parameter.required === true
          ? fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant('') })
          : fc.option(value, { nil: null, freq: 1 })
      }),
    )
    const body = method === 'post' ? bodyOf(path) : fc.constant(null)
    return fc.tuple(values, body).map(([given, text]) => {
      const search = new URLSearchParams()
      let url = path
      for (const [index, { name, in: place }] of parameters.entries()) {
        const value = given[index]
        if (value === null || value === undefined) continue
        if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(value))
        else search.append(name, value)
      }
      return { method, url: search.size === 0 ? url : `${url}?${search.toString()}`, body: text }
    })
  })
}
