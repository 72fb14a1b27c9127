import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WaypointError, WaypointErrors } from '@waypoint/contracts'
import { expect, test } from 'vitest'
import { renderError } from './error-view.ts'
import { createStyle } from './style.ts'

const plain = createStyle(false)

test('an error shows what, where, the line, the macro stack and what to do', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'error-view-')), 'orders.sql')
  writeFileSync(file, "select *\nfrom {{ ref('stg_order') }}\nwhere true\n")
  const error = new WaypointError({
    code: 'missing-ref',
    message: "model 'orders' refers to 'stg_order', which does not exist",
    location: { file, line: 2, column: 9 },
    macroStack: [{ name: 'orders_since', location: { file: 'macros/since.sql', line: 3 } }],
    hint: "did you mean 'stg_orders'?",
  })
  expect(renderError(error, plain).replace(file, 'models/orders.sql')).toBe(
    [
      "Error model 'orders' refers to 'stg_order', which does not exist (missing-ref)",
      '  at models/orders.sql:2:9',
      '    1 | select *',
      "  > 2 | from {{ ref('stg_order') }}",
      '      |         ^',
      '    3 | where true',
      '  in macro orders_since (macros/since.sql:3)',
      "  Do: did you mean 'stg_orders'?",
      '',
    ].join('\n'),
  )
})

test('lines of profiles.yml are shown without their secrets', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'error-view-')), 'profiles.yml')
  writeFileSync(file, 'host: db\nprt: 5432\npassword: hush\n')
  const error = new WaypointError({ code: 'x', message: 'no', location: { file, line: 2, column: 1 } })
  expect(renderError(error, plain)).toContain('3 | password: ****')
  expect(renderError(error, plain)).not.toContain('hush')
})

test('several errors are counted and all shown', () => {
  const errors = ['first', 'second'].map((message) => new WaypointError({ code: 'x', message }))
  expect(renderError(new WaypointErrors(errors), plain)).toBe(
    '2 errors\n\nError first (x)\n\nError second (x)\n',
  )
})

test('an error of ours is not blamed on the project', () => {
  expect(renderError(new TypeError('boom'), plain)).toContain('This is a mistake in waypoint')
})
