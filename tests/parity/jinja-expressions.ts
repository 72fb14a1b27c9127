import fc from 'fast-check'

const names = new Map<string, string>()

/** Values that a template has in variables: Jinja2 works constant expressions out by other rules. */
function atom(...literals: readonly string[]): fc.Arbitrary<string> {
  for (const literal of literals) if (!names.has(literal)) names.set(literal, `v${names.size}`)
  return fc.constantFrom(
    ...literals.map((literal) => (literal === 'missing' ? literal : (names.get(literal) ?? ''))),
  )
}

const operator = fc.constantFrom(
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'and',
  'or',
  'in',
  'not in',
  '~',
)
const slice = fc.constantFrom('0', '-1', '1:', ':2', '::-1', '5', '::2', '-2:')
const testName = fc.constantFrom(
  'none',
  'defined',
  'undefined',
  'string',
  'number',
  'integer',
  'float',
  'boolean',
  'mapping',
  'sequence',
  'iterable',
  'true',
  'false',
  'not none',
  'sameas none',
  'in [1, 2]',
)
const valueFilter = fc.constantFrom(
  'string',
  'int',
  'float',
  'int(5)',
  'float(1.5)',
  "default('d')",
  "default('d', true)",
  'length',
  'abs',
  'round',
  'round(1)',
  "round(0, 'floor')",
  'list',
  'pprint',
  'trim',
  'e',
  'string|length',
)
const textFilter = fc.constantFrom(
  'upper',
  'lower',
  'title',
  'capitalize',
  'trim',
  "replace('a', 'bb')",
  'reverse',
  'length',
  'list',
  'first',
  'last',
  'center(9)',
  'truncate(4)',
  'wordcount',
  'indent(2)',
  "format('x', 1)",
  'urlencode',
)
const textMethod = fc.constantFrom(
  'upper()',
  'lower()',
  'strip()',
  "split(',')",
  'split()',
  "replace('a', 'b', 1)",
  "startswith('A')",
  "find('b')",
  "count('a')",
  'title()',
  'isdigit()',
  "rsplit(',', 1)",
  "partition(',')",
  'zfill(5)',
  "join(['x', 'y'])",
  'splitlines()',
  'capitalize()',
  'swapcase()',
  "rjust(6, '*')",
  'casefold()',
)
const listFilter = fc.constantFrom(
  'sort',
  'sort(reverse=true)',
  'unique|list',
  'reverse|list',
  'first',
  'last',
  'length',
  'sum',
  'max',
  'min',
  'list',
  'batch(2)|list',
  'slice(2)|list',
  "map('string')|list",
  'select|list',
  'reject|list',
  "map('upper')|list",
  'dictsort',
  'items|list',
  'string',
  "select('number')|list",
)

/** Expressions of Jinja that make sense often enough to be worth comparing. */
export const expressions: fc.Arbitrary<string> = fc.letrec<{ value: string; text: string; list: string }>(
  (tie) => ({
    text: fc.oneof(
      { maxDepth: 3 },
      atom("'a'", "'Abc Def'", "''", "'x,y,,z'", "'  pad '", "'Ünï'", "'10'", "'%s-%s'", "'a\\'b'"),
      fc.tuple(tie('text'), textFilter).map(([value, filter]) => `(${value})|${filter}`),
      fc.tuple(tie('text'), textMethod).map(([value, method]) => `(${value}).${method}`),
      fc.tuple(tie('value'), tie('value')).map(([left, right]) => `(${left} ~ ${right})`),
      fc.tuple(tie('list'), fc.constantFrom("', '", "''")).map(([list, by]) => `(${list})|join(${by})`),
    ),
    list: fc.oneof(
      { maxDepth: 3 },
      atom('[]', '[3, 1, 2]', "['b', 'a', 'C']", '(1, 2)', "{'b': 1, 'a': 2}", 'range(4)', '[1, 2.5, true]'),
      fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc.tuple(tie('list'), listFilter).map(([value, filter]) => `(${value})|${filter}`),
      fc.tuple(tie('list'), slice).map(([value, part]) => `(${value})[${part}]`),
    ),
    value: fc.oneof(
      { maxDepth: 4 },
      atom('0', '1', '-7', '2.5', '1e3', '10', 'true', 'false', 'none', 'missing', '3.0', '0.1'),
      tie('text'),
      tie('list'),
      fc
        .tuple(tie('value'), operator, tie('value'))
        .map(([left, symbol, right]) => `(${left} ${symbol} ${right})`),
      fc.tuple(tie('value'), valueFilter).map(([value, filter]) => `(${value})|${filter}`),
      fc.tuple(tie('value'), testName).map(([value, name]) => `(${value} is ${name})`),
      fc.tuple(tie('value'), tie('value'), tie('value')).map(([a, b, c]) => `(${a} if ${b} else ${c})`),
      fc.tuple(fc.constantFrom('not ', '-', '+'), tie('value')).map(([sign, value]) => `(${sign}${value})`),
    ),
  }),
).value

/** Sets the variables that the expressions name. */
export const PRELUDE = [...names].map(([literal, name]) => `{% set ${name} = ${literal} %}`).join('')
