import type { Manifest, TestNode } from '@waypoint/contracts'

type Kwargs = Readonly<Record<string, unknown>>

/** What a test asks, in words: of a generic one by its kind, of a singular one by the comment it begins with. */
export function testSentence(test: TestNode, manifest: Manifest): string {
  const name = test.test_metadata?.name ?? ''
  const kwargs: Kwargs = test.test_metadata?.kwargs ?? {}
  const of = testedName(test, manifest)
  const column = `${of}.${test.column_name ?? text(kwargs['column_name'])}`
  switch (name) {
    case 'unique':
      return `No two rows of ${of} have the same ${test.column_name ?? text(kwargs['column_name'])}.`
    case 'not_null':
      return `${column} has a value in every row.`
    case 'accepted_values':
      return `${column} is one of ${list(kwargs['values'])}.`
    case 'relationships':
      return `Every ${column} is among the ${text(kwargs['field'])} of ${reference(kwargs['to'])}.`
    case 'unique_combination':
    case 'unique_combination_of_columns':
      return `No two rows of ${of} have the same ${list(kwargs['columns'] ?? kwargs['combination_of_columns'])}.`
    case 'accepted_range':
      return `${column} is ${range(kwargs)}.`
    case 'expression_is_true':
      return `In every row of ${of}: ${text(kwargs['expression'])}.`
    case '':
      return test.description === '' ? (leadingComment(test.raw_code) ?? test.name) : test.description
    default:
      return test.description === '' ? `${name} holds for ${of}.` : test.description
  }
}

function testedName(test: TestNode, manifest: Manifest): string {
  const id = test.attached_node ?? test.depends_on.nodes.at(-1)
  return id === undefined ? test.name : (manifest.nodes[id]?.name ?? manifest.sources[id]?.name ?? id)
}

function leadingComment(sql: string): string | null {
  const lines = sql.split('\n').map((line) => line.trim())
  const start = lines.findIndex((line) => line.startsWith('--'))
  if (start === -1) return null
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('--'))
  return lines
    .slice(start, end === -1 ? undefined : end)
    .map((line) => line.replace(/^-+\s*/, ''))
    .join(' ')
}

function range(kwargs: Kwargs): string {
  const [least, most] = [kwargs['min_value'], kwargs['max_value']]
  const inclusive = kwargs['inclusive'] !== false
  if (least === undefined || least === null) return `${inclusive ? 'at most' : 'below'} ${text(most)}`
  if (most === undefined || most === null) return `${inclusive ? 'at least' : 'above'} ${text(least)}`
  return `from ${text(least)} to ${text(most)}`
}

function reference(to: unknown): string {
  return (
    /(?:ref|source)\(\s*['"]([^)]*)['"]\s*\)/.exec(text(to))?.[1]?.replaceAll(/['"]\s*,\s*['"]/g, '.') ??
    text(to)
  )
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.map(text).join(', ') : text(values)
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value ?? '')
