import { known, unknown } from '../src/brief/figure.ts'
import type { Service, SlaLine } from '../src/brief/service.ts'

type Sketch = readonly [
  metric: string,
  slice: string,
  met: number,
  breached: number,
  running: number,
  before: number | null,
  p50Minutes: number,
  p90Minutes: number,
]

const sketches: readonly Sketch[] = [
  ['first_reply_time', 'total', 609, 52, 14, 0.9354, 42, 192],
  ['first_reply_time', 'urgent', 41, 9, 2, 0.8611, 16, 58],
  ['first_reply_time', 'high', 128, 15, 3, 0.9302, 31, 121],
  ['first_reply_time', 'normal', 352, 23, 7, 0.9467, 49, 231],
  ['first_reply_time', 'low', 88, 5, 2, null, 96, 412],
  ['full_resolution_time', 'total', 498, 81, 96, 0.8533, 612, 3920],
  ['full_resolution_time', 'urgent', 33, 14, 5, 0.7381, 240, 1212],
  ['full_resolution_time', 'high', 104, 22, 20, 0.8201, 433, 2660],
  ['full_resolution_time', 'normal', 289, 38, 55, 0.8712, 701, 4100],
  ['full_resolution_time', 'low', 72, 7, 16, null, 1230, 6244],
]

export function sampleService(): Service {
  return { month: '2020-12-01', lines: sketches.map(line) }
}

function line([metric, slice, met, breached, running, before, p50Minutes, p90Minutes]: Sketch): SlaLine {
  return {
    metric,
    slice,
    met,
    breached,
    running,
    adherence: known(met / (met + breached)),
    previousAdherence: before === null ? unknown('Nothing was measured in the month before.') : known(before),
    p50Seconds: known(p50Minutes * 60),
    p90Seconds: known(p90Minutes * 60),
  }
}
