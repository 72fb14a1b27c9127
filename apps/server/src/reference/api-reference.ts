/** As much of an OpenAPI document as the page tells. */
export interface ApiDocument {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

interface Operation {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: unknown
  readonly responses?: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: Schema
}

interface Schema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
}

const intro = `# The API

Every operation of \`/api/v1\`, from the document that \`/api/v1/openapi.json\` serves, which has the answers field by field. [The app](../guides/app.md) says what holds for all of them: money, missing parts, pages, versions, errors. Written by \`npx vitest run apps/server/src/reference -u\`.
`

/** Operations by what they are about, as a page to read. */
export function apiReference({ paths = {} }: ApiDocument): string {
  const sections = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, described] of Object.entries(methods)) {
      const operation = described as Operation
      const tag = operation.tags?.[0] ?? 'Other'
      sections.set(tag, [
        ...(sections.get(tag) ?? []),
        operationText(`${method.toUpperCase()} ${path}`, operation),
      ])
    }
  }
  const texts = [...sections].map(([tag, operations]) => `## ${tag}\n\n${operations.join('\n')}`)
  return `${intro}\n${texts.join('\n')}`
}

function operationText(title: string, operation: Operation): string {
  const { summary = '', description = '', parameters = [], responses = {} } = operation
  const about = [summary, description].filter((text) => text !== '').map((text) => `${text}.`)
  const rows = parameters.map(
    ({ name, required = false, in: place, schema = {} }) =>
      `| \`${name}\` | ${place} | ${required ? 'yes' : ''} | ${valueText(schema)} |\n`,
  )
  const table =
    rows.length === 0 ? '' : `\n| parameter | in | needed | value |\n|---|---|---|---|\n${rows.join('')}`
  const forms = Object.keys(responses['200']?.content ?? {}).filter((type) => type !== 'application/json')
  const files = forms.length === 0 ? '' : `\nAlso as ${forms.map((type) => `\`${type}\``).join(', ')}.\n`
  return `### ${title}\n\n${about.join(' ')}\n${table}${files}`
}

function valueText({ type, format, enum: values, default: otherwise, minimum, maximum }: Schema): string {
  const range = minimum === undefined && maximum === undefined ? [] : [`${minimum ?? ''}–${maximum ?? ''}`]
  const usual =
    otherwise === undefined ? [] : [`default \`${JSON.stringify(otherwise).replaceAll('"', '')}\``]
  const kind =
    values === undefined ? kindOf(format ?? type) : values.map((value) => `\`${String(value)}\``).join(', ')
  return [kind, ...range, ...usual].join('; ').replaceAll('|', '\\|')
}

function kindOf(type: Schema['type']): string {
  const [kind = 'string'] = typeof type === 'string' ? [type] : (type ?? [])
  return kind === 'array' ? 'string; may be repeated' : kind
}
