import { expect, test } from 'vitest'
import { macroTemplate } from './macro-template.ts'

const MONEY = { file: 'macros/money.sql', text: '{% macro euro(c) %}{{ c }} / 100{% endmacro %}' }

test('a file that says the same is parsed once', () => {
  const template = macroTemplate(MONEY)
  expect(macroTemplate({ ...MONEY })).toBe(template)
  const edited = macroTemplate({ ...MONEY, text: MONEY.text.replace('100', '1000') })
  expect(edited.source).toContain('1000')
  expect(macroTemplate({ ...MONEY, file: 'macros/other.sql' }).name).toBe('macros/other.sql')
  expect(macroTemplate(MONEY)).toBe(template)
})

test('what was not asked for in a long time is forgotten', () => {
  const template = macroTemplate(MONEY)
  for (let number = 0; number < 2000; number += 1)
    macroTemplate({ file: 'macros/many.sql', text: String(number) })
  const again = macroTemplate(MONEY)
  expect(again).not.toBe(template)
  expect(again.source).toBe(template.source)
})
