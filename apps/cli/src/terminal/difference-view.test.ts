import { expect, test } from 'vitest'
import { renderDifferences } from './difference-view.ts'
import { createStyle } from './style.ts'

const message = `

actual differs from expected:

@@ ,id,amount
→  ,1 ,5.00→6.00
+++,3 ,1.00

`

test('the differences a unit test found stand in a block of their own', () => {
  expect(renderDifferences(message, createStyle(false))).toBe(
    `  actual differs from expected:
  
  @@ ,id,amount
  →  ,1 ,5.00→6.00
  +++,3 ,1.00
`,
  )
})

test('what came and was not expected is green, what changed is yellow', () => {
  const shown = renderDifferences(message, createStyle(true))
  expect(shown).toContain('  \u001b[32m+++,3 ,1.00\u001b[39m')
  expect(shown).toContain('  \u001b[33m→  ,1 ,5.00→6.00\u001b[39m')
})
