import fc from 'fast-check'

/** Templates that extend one another; `leaf` is the one that is rendered. */
export interface Family {
  readonly templates: Readonly<Record<string, string>>
  readonly context: Readonly<Record<string, unknown>>
}

const BLOCKS = ['head', 'body', 'foot'] as const
const text = fc.constantFrom('a', ' b ', '\n', 'x-', '')
const settings = fc.constantFrom('', '', '{% set v = 9 %}', '{% set n = n + 1 %}')
const value = fc.constantFrom('v', 'missing', 'n', 'n + 1', "'t'", 'names', 'names|length', 'loop.index')

interface Level {
  readonly name: string
  /** Names of the templates above it, nearest first. */
  readonly above: readonly string[]
}

/** What may stand in a block: text, values, `super()`, other blocks by `self`, loops, inner blocks, includes. */
function content(level: Level, depth: number): fc.Arbitrary<string> {
  const parts: fc.Arbitrary<string>[] = [
    text,
    value.map((each) => `{{ ${each} }}`),
    fc.constantFrom("{% include 'part' %}", '{{ lib.wrap(n) }}'),
    fc.constantFrom(...BLOCKS).map((name) => `{{ self.${name} is defined }}`),
  ]
  if (level.above.length > 0) parts.push(fc.constantFrom('{{ super() }}', '[{{ super()|upper }}]'))
  if (depth > 0) {
    const inner = content(level, depth - 1)
    parts.push(
      inner.map((body) => `{% for name in names %}${body}{{ name }}{% endfor %}`),
      fc
        .tuple(value, inner, inner)
        .map(([test, yes, no]) => `{% if ${test} %}${yes}{% else %}${no}{% endif %}`),
      fc
        .tuple(fc.constantFrom('', ' scoped'), inner)
        .map(([scoped, body]) => `{% block inner_DEPTH${depth}${scoped} %}${body}{% endblock %}`),
      inner.map((body) => `{% filter upper %}${body}{% endfilter %}`),
      inner.map((body) => `{% call lib.around() %}${body}{% endcall %}`),
    )
  }
  return fc.array(fc.oneof(...parts), { maxLength: 3 }).map((each) => each.join(''))
}

/** One template: what it extends, what it sets, and the blocks it has. */
function template(level: Level): fc.Arbitrary<string> {
  const head = level.above[0]
  const extend =
    head === undefined
      ? fc.constant('')
      : fc.constantFrom(
          `{% extends '${head}' %}`,
          `{% if true %}{% extends '${head}' %}{% endif %}`,
          `{% extends parents['${level.name}'] %}`,
        )
  const block = fc
    .tuple(fc.constantFrom(...BLOCKS), fc.constantFrom('', ' scoped'), settings, content(level, 2))
    .map(([name, scoped, set, body]) => ({
      name,
      code: `{% block ${name}${scoped} %}${set}${body}{% endblock %}`,
    }))
  const blocks = fc.uniqueArray(block, { maxLength: 3, selector: ({ name }) => name })
  const before = fc.constantFrom('', '{% set v = 1 %}', "{% import 'lib' as lib %}", 'lost {{ n }}')
  const loop = fc.boolean()
  return fc.tuple(extend, before, blocks, text, loop).map(([first, setting, parts, tail, looped]) => {
    const body = parts.map(({ code }) => code).join(tail)
    const wrapped = looped && head === undefined ? `{% for i in [1, 2] %}${body}{% endfor %}` : body
    return numbered(`{% import 'lib' as lib %}${first}${setting}${wrapped}${tail}`, level.name)
  })
}

/** Blocks have names of their own within a template. */
function numbered(code: string, name: string): string {
  let count = 0
  return code.replaceAll('inner_DEPTH', () => `inner_${name}${(count += 1)}_`)
}

const LIB = '{% macro wrap(x) %}<{{ x }}>{% endmacro %}{% macro around() %}({{ caller() }}){% endmacro %}'

/** Two to four templates, each of which extends the one before. */
export const families: fc.Arbitrary<Family> = fc.integer({ min: 2, max: 4 }).chain((size) => {
  const names = Array.from({ length: size }, (_, index) => (index === size - 1 ? 'leaf' : `level${index}`))
  const levels = names.map((name, index) => template({ name, above: names.slice(0, index).toReversed() }))
  return fc.tuple(...levels).map((codes) => ({
    templates: {
      lib: LIB,
      part: '{{ n }}{{ v }}!',
      ...Object.fromEntries(names.map((name, index) => [name, codes[index] ?? ''])),
    },
    context: {
      n: 3,
      names: ['x', 'y'],
      parents: Object.fromEntries(names.slice(1).map((name, index) => [name, names[index] ?? ''])),
    },
  }))
})
