import { compileTemplate, type TemplateError } from '@waypoint/jinja'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ContextEnvironment } from './environment.ts'
import { createContext } from './node-context.ts'
import { templateOptions } from './template-options.ts'
import { RecordingResolver, type Said, testEnvironment } from './test-environment.ts'

let resolver: RecordingResolver
let said: { logged: string[]; warned: string[] }

beforeEach(() => {
  resolver = new RecordingResolver()
  said = { logged: [], warned: [] } satisfies Said
})

function render(template: string, further: Partial<ContextEnvironment> = {}): string {
  const context = createContext(testEnvironment(resolver, said, further))
  return compileTemplate(template, templateOptions({ file: 'a.sql' })).renderSync(context)
}

const failure = (template: string): TemplateError => {
  try {
    render(template)
  } catch (error) {
    return error as TemplateError
  }
  throw new Error('it did not fail')
}

describe('what a template can call', () => {
  test.each([
    ["{{ ref('a') }}", '"db"."main"."a"'],
    ["{{ ref('pkg', 'a', v=2) }}", '"db"."main"."a"'],
    ["{{ source('crm', 'accounts') }}", '"db"."crm"."accounts"'],
    ["{{ builtins.ref('a').include(database=false) }}", '"main"."a"'],
    ['{{ builtins.ref.config.project_name }}', 'shop'],
    ["{% do context.update({'a': [1]}) %}{{ context.get('a') }} {{ a[0] + 1 }}", '[1] 2'],
    ['{{ this }} {{ this.schema }} {{ this.table }}', '"db"."main"."self" main self'],
    ["{{ config(materialized='table') }}x", 'x'],
    ["{{ var('start') }}", '2024-01-01'],
    ["{{ var('limits')[1] + 1 }}", '3'],
    ["{{ var('absent', 'default') }}", 'default'],
    ["{{ var('none', 'default') }}", 'None'],
    ["{{ var.has_var('start') }} {{ var.has_var('absent') }}", 'True False'],
    ["{{ env_var('HOME') }} {{ env_var('ABSENT', 'x') }}", '/home/user x'],
    ['{{ target.name }}.{{ target.schema }}', 'dev.main'],
    ['{{ flags.FULL_REFRESH }} {{ flags.WHICH }} {{ flags.EMPTY }}', 'True build False'],
    ['{{ project_name }} {{ invocation_id }} {{ dbt_version }}', 'shop run-1 1.12.0'],
    ['{{ waypoint_version is defined }}', 'True'],
    ['{{ invocation_args_dict.which }} {{ selected_resources }}', "build ['model.shop.a']"],
    ['{{ dbt_metadata_envs }}', "{'TEAM': 'data'}"],
    ['{{ run_started_at.strftime("%Y-%m-%d %H:%M") }}', '2025-03-04 05:06'],
    ['{{ execute }} {{ database }} {{ schema }}', 'True db main'],
    ["{{ doc('known') }} {{ doc('pkg', 'known') }}", 'any text pkg text'],
    ["{{ tojson({'a': [1, 1.0, none, true]}) }}", '{"a": [1, 1.0, null, true]}'],
    ["{{ tojson({'b': 1, 'a': 2}, sort_keys=true) }}", '{"a": 2, "b": 1}'],
    ["{{ fromjson('{\"a\": [1]}').a[0] }} {{ fromjson('{', 'bad') }}", '1 bad'],
    ["{{ fromyaml('a: [1, x]')['a'] }}", "[1, 'x']"],
    ["{{ toyaml({'a': [1, 'x']}) }}", 'a:\n  - 1\n  - x\n'],
    ["{{ set([1, 2, 2]) | length }} {{ set(3, 'no set') }}", '2 no set'],
    ["{{ zip([1, 2], ['a', 'b', 'c']) | list }}", "[(1, 'a'), (2, 'b')]"],
    ["{{ local_md5('hello') }}", '5d41402abc4b2a76b9719d911017c592'],
    ["{{ context['project_name'] }} {{ 'ref' in context }} {{ context.get('no', 1) }}", 'shop True 1'],
    ["{{ api.Relation.create(schema='s', identifier='t') }}", '"s"."t"'],
    ["{{ render('{{ 1 + 1 }}') }}", '2'],
    ["{{ 'x' | as_text }} {{ '5' | as_number + 1 }} {{ ('true' | as_bool) is true }}", 'x 6 True'],
    ["{{ log('quiet') }}{{ log('loud', info=true) }}{{ print('p') }}{{ exceptions.warn('w') }}.", '.'],
  ])('%s', (template, expected) => {
    expect(render(template)).toBe(expected)
  })

  test('log, print and warn speak through the environment', () => {
    render("{{ log('a') }}{{ log('b', true) }}{{ print('c') }}{{ exceptions.warn('d') }}")
    expect(said).toEqual({ logged: ['debug: a', 'info: b', 'print: c'], warned: ['d'] })
  })

  test('config takes keywords or one dict', () => {
    render("{{ config(tags=['a']) }}{{ config({'b': 1}) }}{{ config.set('c', 2) }}")
    expect(resolver.configured).toEqual([
      ['tags', ['a']],
      ['b', 1],
      ['c', 2],
    ])
  })

  test('config.get reads while running and gives nothing while parsing', () => {
    resolver.config.set('unique_key', 'id')
    const template = "{{ config.get('unique_key', 'none') }}|{{ config.get('other', 'none') }}"
    expect(render(template)).toBe('id|none')
    expect(render(template, { execute: false })).toBe('|')
  })
})

describe('the modules of Python', () => {
  test.each([
    ["{{ modules.datetime.datetime.strptime('2024-02-28', '%Y-%m-%d').year }}", '2024'],
    ['{{ modules.datetime.date(2024, 2, 28) + modules.datetime.timedelta(days=2) }}', '2024-03-01'],
    ["{{ modules.datetime.datetime.now().strftime('%H') }}", '05'],
    ['{{ modules.datetime.timedelta(weeks=1, hours=1) }}', '7 days, 1:00:00'],
    ["{{ modules.re.sub('[^a-z]+', '_', 'a b-c') }}", 'a_b_c'],
    ["{{ modules.re.match('(?P<x>a)b', 'abc').group('x') }} {{ modules.re.match('b', 'abc') }}", 'a None'],
    ["{{ modules.re.findall('\\\\d+', 'a1b22') }}", "['1', '22']"],
    ["{{ modules.re.search('B', 'abc', modules.re.IGNORECASE).start() }}", '1'],
    ["{{ modules.itertools.product([1, 2], ['a']) | list }}", "[(1, 'a'), (2, 'a')]"],
    ['{{ modules.itertools.combinations([1, 2, 3], 2) | list | length }}', '3'],
  ])('%s', (template, expected) => {
    expect(render(template)).toBe(expected)
  })
})

describe('mistakes know where they are and what to do', () => {
  test.each([
    ['\n {{ ref() }}', 'one or two names', 2],
    ['{{ ref(orders) }}', 'ref() takes names as text', 1],
    ["{{ ref('a', w=1) }}", "no keyword argument 'w'", 1],
    ["{{ source('crm') }}", 'a source and a table', 1],
    ["{{ var('strat') }}", "The var 'strat' is not set", 1],
    ["{{ env_var('ABSENT') }}", "'ABSENT' is not set", 1],
    ["{{ env_var('DBT_ENV_SECRET_KEY') }}", 'profiles.yml and packages.yml only', 1],
    ["{{ doc('unknown') }}", "no docs block named 'unknown'", 1],
    ["{{ config.require('unique_key') }}", "'unique_key' is required", 1],
    ["\n\n{{ exceptions.raise_compiler_error('stop here') }}", 'stop here', 3],
    ["{{ config('table') }}", 'keyword arguments or one dict', 1],
  ])('%s', (template, message, line) => {
    expect(failure(template)).toMatchObject({
      message: expect.stringContaining(message),
      line,
      file: 'a.sql',
    })
  })

  test('a misspelt var gets a suggestion', () => {
    expect(failure("{{ var('strat') }}").hint).toBe("Did you mean 'start'?")
  })
})
