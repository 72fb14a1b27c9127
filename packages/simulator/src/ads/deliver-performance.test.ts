import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { DAY, HOUR } from '../clock/day.ts'
import { createMess } from '../mess/mess.ts'
import { DEFAULT_MESS_RATES } from '../mess/rates.ts'
import { metaAdsBasicAdActions } from '../schemas/meta-ads.ts'
import { createTruthLog } from '../truth/truth-log.ts'
import { createExtractLog } from '../writers/extract-log.ts'
import { deliverPerformance } from './deliver-performance.ts'

const CLICKED = 18_000

it('reports a day on the next morning, and once more after each sign-up', () => {
  const window = { seed: 1, baseDay: CLICKED - 1, throughDay: CLICKED + 9, scratchDir: tmpdir() }
  const log = createExtractLog(
    window,
    createMess({ ...window, rates: DEFAULT_MESS_RATES }, createTruthLog(tmpdir())),
    new Set(),
  )
  const signups = [CLICKED * DAY + 11 * HOUR, (CLICKED + 4) * DAY + 9 * HOUR, (CLICKED + 30) * DAY]
  deliverPerformance(log, metaAdsBasicAdActions, {
    day: CLICKED,
    conversions: signups,
    row: (count) => ({ ad_id: 7, date: CLICKED, index: 0, action_type: 'lead', value: count }),
  })
  log.settle()
  const versions = log.batches().map(({ day, tables }) => {
    const path = tables.get(metaAdsBasicAdActions)?.file() ?? ''
    const line = readFileSync(path, 'utf8')
    rmSync(path)
    return [day - CLICKED, /"lead",(\d+)/.exec(line)?.[1]]
  })
  expect(versions).toEqual([
    [1, '1'],
    [5, '2'],
  ])
})
