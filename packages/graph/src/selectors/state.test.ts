import { describe, expect, test } from 'vitest'
import { select } from '../selection/select.ts'
import type { PreviousState } from '../state/previous-state.ts'
import { manifestOf } from '../test-manifest.ts'

const WRITTEN = { columns: {}, constraints: [], contract: { enforced: false }, unrendered_config: {} }

const BEFORE = manifestOf(
  { 'source.shop.crm.deals': [], 'model.shop.stg': ['source.shop.crm.deals'], 'model.shop.old': [] },
  { 'model.shop.stg': { ...WRITTEN, raw_code: 'a' }, 'model.shop.old': { ...WRITTEN, raw_code: 'a' } },
)

const NOW = manifestOf(
  {
    'source.shop.crm.deals': [],
    'source.shop.crm.people': [],
    'model.shop.stg': ['source.shop.crm.deals'],
    'model.shop.marts': ['model.shop.stg'],
    'model.shop.old': [],
    'exposure.shop.board': ['model.shop.marts'],
  },
  {
    'model.shop.stg': { ...WRITTEN, raw_code: 'b' },
    'model.shop.marts': { ...WRITTEN, raw_code: 'm' },
    'model.shop.old': { ...WRITTEN, raw_code: 'a' },
  },
)

const PREVIOUS: PreviousState = {
  manifest: BEFORE,
  statuses: new Map([
    ['model.shop.stg', 'error'],
    ['model.shop.marts', 'skipped'],
    ['model.shop.gone', 'error'],
  ]),
  loadedAt: {
    before: new Map([['source.shop.crm.deals', 1]]),
    now: new Map([
      ['source.shop.crm.deals', 2],
      ['source.shop.crm.people', 1],
    ]),
  },
}

const names = (selector: string, previous = PREVIOUS): readonly string[] =>
  select(NOW, { select: [selector], previous }).selected.map((id) => id.split('.').at(-1) ?? '')

describe('compared with an earlier state', () => {
  test.each<[string, readonly string[]]>([
    ['state:new', ['people', 'board', 'marts']],
    ['state:old', ['deals', 'old', 'stg']],
    ['state:modified', ['people', 'board', 'marts', 'stg']],
    ['state:unmodified', ['deals', 'old']],
    ['state:modified.body', ['marts', 'stg']],
    ['state:modified.configs', ['people', 'board', 'marts']],
    ['state:modified.relation', ['people', 'marts']],
    ['state:modified.contract', ['marts']],
    ['state:modified.persisted_descriptions', ['marts']],
    ['state:modified.macros', []],
    ['state:modified.body,stg+', ['stg', 'marts']],
    ['result:error', ['stg']],
    ['result:error+', ['stg', 'marts', 'board']],
    ['source_status:fresher', ['deals', 'people']],
    ['source_status:fresher+1', ['deals', 'people', 'stg']],
  ])('%s names %j', (selector, expected) => {
    expect(names(selector).toSorted()).toEqual(expected.toSorted())
  })

  test('a source is fresher only where it has newer rows', () => {
    const loadedAt = {
      before: new Map([['source.shop.crm.deals', 2]]),
      now: new Map([['source.shop.crm.deals', 2]]),
    }
    expect(names('source_status:fresher', { loadedAt })).toEqual([])
  })

  test.each<[string, string]>([
    ['state:modified', 'Name the folder that holds it with --state'],
    ['result:error', 'Name the folder that holds it with --state'],
    ['source_status:fresher', 'Name the folder that holds it with --state'],
  ])('%s needs one', (selector, hint) => {
    expect(() => names(selector, {})).toThrow(
      expect.objectContaining({ code: 'missing-state', hint: expect.stringContaining(hint) }),
    )
  })

  test.each([
    ['state:modifed', 'Did you mean state:modified?'],
    ['state:modified.config', 'Did you mean state:modified.configs?'],
    ['state:toString', expect.stringContaining('States are')],
  ])('%s is refused', (selector, hint) => {
    expect(() => names(selector)).toThrow(expect.objectContaining({ code: 'invalid-selector', hint }))
  })
})
