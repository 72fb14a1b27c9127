import { describe, expect, test } from 'vitest'
import { scopeOf } from './scope.ts'
import { compileTemplate } from './template.ts'
import { TemplateError } from './template-error.ts'
import { callable } from './values/callable.ts'

const names = scopeOf({
  fail: callable('fail', () => {
    throw new RangeError('disk is full')
  }),
  slow: callable('slow', async () => 1),
})

function errorOf(source: string, options: { line?: number; column?: number } = {}): TemplateError {
  try {
    compileTemplate(source, { name: 'models/a.sql', ...options }).renderSync(names)
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
  throw new Error('the template rendered')
}

describe('an error names its place and what would be right', () => {
  test.each([
    [
      'a\n{% if x %}\nb',
      2,
      1,
      "This 'if' block is not closed; expected {% elif %} or {% else %} or {% endif %}.",
      undefined,
    ],
    [
      '{% for i in x %}{% endfro %}',
      1,
      17,
      "Tag 'endfro' does not belong to the 'for' block opened on line 1; expected 'endfor' or 'else'.",
      "Did you mean 'endfor'?",
    ],
    [
      '{% macro m() %}\n {% if x %}\n{% endmacro %}',
      2,
      2,
      "This 'if' block is not closed; expected {% elif %} or {% else %} or {% endif %} before the {% endmacro %} of line 3.",
      undefined,
    ],
    ['{% endif %}', 1, 1, "Tag 'endif' closes nothing: no block is open here.", undefined],
    ['\n {% inclued "x" %}', 2, 2, "Unknown tag 'inclued'.", "Did you mean 'include'?"],
    ['{{ x|uper }}', 1, 6, "No filter named 'uper'.", "Did you mean 'upper'?"],
    ['{{ x is defned }}', 1, 9, "No test named 'defned'.", "Did you mean 'defined'?"],
    ['{{ 1 + }}', 1, 8, 'Unexpected the end of the expression, expected an expression.', undefined],
    ["{{ 'abc }}", 1, 4, 'This string is not closed.', undefined],
    ['a {# b', 1, 3, 'This comment is not closed; expected #}.', undefined],
    ['{{ (1] }}', 1, 6, "Unexpected ']', expected ')'.", undefined],
    ['{% raw %}x', 1, 1, "This 'raw' block is not closed; expected {% endraw %}.", undefined],
    ['{% break %}', 1, 1, "'break' is not inside a loop.", undefined],
  ])('%j', (source, line, column, message, hint) => {
    expect(errorOf(source)).toMatchObject({
      code: 'syntax',
      file: 'models/a.sql',
      line,
      column,
      message,
      hint,
    })
  })

  test.each([
    ['{{ 1 }}\n{{ foo.bar }}', 'undefined', 2, 8, "'foo' is undefined"],
    ['{{ foo() }}', 'undefined', 1, 4, "'foo' is undefined"],
    ['{{ 1 +\n  "a" }}', 'type', 1, 6, "unsupported operand type(s) for +: 'int' and 'str'"],
    [
      '{{ [1]|join(1, 2, 3) }}',
      'type',
      1,
      8,
      'join() takes from 0 to 2 positional arguments but 3 were given',
    ],
    ['x {{ 1 / 0 }}', 'arithmetic', 1, 8, 'division by zero'],
    ['{% for a, b in [1] %}{% endfor %}', 'type', 1, 8, "'int' object is not iterable"],
    ['{{ fail() }}', 'host', 1, 4, 'disk is full'],
    [
      '{{ slow() }}',
      'asynchronous',
      1,
      4,
      "'slow' waits for something and cannot be called while the project is parsed.",
    ],
  ])('%j', (source, code, line, column, message) => {
    expect(errorOf(source)).toMatchObject({ code, line, column, message })
  })

  test('the macros that led there are listed, innermost first', () => {
    const source =
      '{% macro a() %}\n{{ 1 / 0 }}{% endmacro %}\n{% macro b() %}{{ a() }}{% endmacro %}\n{{ b() }}'
    const { line, column, frames } = errorOf(source)
    expect({ line, column }).toEqual({ line: 2, column: 6 })
    expect(frames.map(({ name, line: at }) => [name, at])).toEqual([
      ['a', 2],
      ['b', 3],
      [null, 4],
    ])
  })

  test('places count from where the template starts in its file', () => {
    expect(errorOf('{{ nope.x }}', { line: 10, column: 5 })).toMatchObject({ line: 10, column: 13 })
    expect(errorOf('\n{{ nope.x }}', { line: 10, column: 5 })).toMatchObject({ line: 11, column: 9 })
  })

  test('what the host threw is the cause', () => {
    expect(errorOf('{{ fail() }}').cause).toBeInstanceOf(RangeError)
  })

  test('endless recursion is an error like any other', () => {
    expect(errorOf('{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}').message).toMatch(/too deeply/)
  })
})
