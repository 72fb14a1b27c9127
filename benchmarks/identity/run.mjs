/**
 * Resolves records whose company is known, and judges the result.
 * Usage: node benchmarks/identity/run.mjs [--records 200000] [--profiles tuned,continental,messy] [--seed 1]
 *   [--append]             also resolve 99 % first and the rest with --append, and compare with all at once by the same weights
 *   [--splink <python>]    the same records with Splink, by a Python that has it
 *   [--labelled <file.csv> --truth <column> [--map name=…]]   a file of your own instead of generated records
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runWaypoint } from '../measure/run-waypoint.mjs'
import { sameCustomers, withKeys } from './records.mjs'

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '200000' },
    profiles: { type: 'string', default: 'tuned,continental,messy' },
    seed: { type: 'string', default: '1' },
    append: { type: 'boolean', default: false },
    splink: { type: 'string' },
    labelled: { type: 'string' },
    truth: { type: 'string', default: 'company_id' },
    map: { type: 'string', multiple: true, default: [] },
  },
})
const here = fileURLToPath(new URL('./', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'waypoint-identity-'))
const percent = (share) => `${(share * 100).toFixed(1)} %`

try {
  print([
    'records of',
    'records',
    'seconds',
    'MB',
    'precision',
    'recall',
    'F1',
    'calibration',
    'largest',
    'true largest',
  ])
  if (values.labelled === undefined) {
    for (const profile of values.profiles.split(',')) await judgeProfile(profile)
  } else {
    const file = await withKeys(values.labelled, join(dir, 'labelled.csv'))
    await judge('labelled', file)
    judgeSplink('labelled', file)
  }
} finally {
  rmSync(dir, { recursive: true, force: true })
}

async function judgeProfile(profile) {
  const all = join(dir, `${profile}.csv`)
  if (!existsSync(all))
    execFileSync('node', [`${here}generate.mjs`, profile, values.records, all, values.seed])
  await judge(profile, all)
  judgeSplink(profile, all)
  if (values.append) await appendLast(profile, all)
}

async function judge(name, file) {
  const { seconds, peakMegabytes } = await resolved([file, '--out', join(dir, `${name}-plain`)])
  const judged = await resolved([file, '--truth', values.truth, '--out', join(dir, name)])
  const { records, evaluation, largestCustomer } = judged.summary
  print([
    name,
    records,
    seconds.toFixed(1),
    Math.round(peakMegabytes),
    ...accuracyCells(evaluation.pairwise),
    evaluation.calibrationError.toFixed(3),
    largestCustomer,
    evaluation.largestCompany,
  ])
}

async function appendLast(name, all) {
  const [header, ...lines] = readFileSync(all, 'utf8').trimEnd().split('\n')
  const out = join(dir, `${name}-append`)
  const [first, rest] = ['first.csv', 'rest.csv'].map((file) => join(dir, file))
  writeLines(first, [header, ...lines.filter((_, index) => !isLate(index))])
  writeLines(rest, [header, ...lines.filter((_, index) => isLate(index))])
  await resolved([first, '--out', out])
  const whole = join(dir, `${name}-whole`)
  cpSync(out, whole, { recursive: true })
  const { seconds, peakMegabytes } = await resolved([rest, '--append', '--out', out])
  // All at once, judged by the same weights: those that were adapted to the first records.
  await resolved([all, '--out', whole])
  const same = await sameCustomers(join(out, 'map.parquet'), join(whole, 'map.parquet'))
  print([
    `${name}, 1 % appended`,
    lines.length,
    seconds.toFixed(1),
    Math.round(peakMegabytes),
    same ? 'as all at once' : 'OTHER than all at once',
  ])
}

function isLate(index) {
  return index % 100 === 37
}

function writeLines(file, lines) {
  writeFileSync(file, `${lines.join('\n')}\n`)
}

function judgeSplink(name, file) {
  if (values.splink === undefined) return
  const printed = execFileSync(values.splink, [`${here}splink_match.py`, file, values.truth], {
    encoding: 'utf8',
  })
  const { seconds, megabytes, results } = JSON.parse(printed.trimEnd().split('\n').at(-1))
  for (const { threshold, records, precision, recall, f1 } of results) {
    print([
      `${name}, Splink at ${threshold}`,
      records,
      seconds.toFixed(1),
      megabytes,
      ...accuracyCells({ precision, recall, f1 }),
    ])
  }
}

async function resolved(args) {
  const mapped = values.map.flatMap((each) => ['--map', each])
  const run = await runWaypoint(['identity', 'resolve', ...args, ...mapped, '--json'])
  if (run.exitCode !== 0) throw new Error(run.output)
  return { ...run, summary: JSON.parse(run.output) }
}

function accuracyCells({ precision, recall, f1 }) {
  return [percent(precision), percent(recall), percent(f1)]
}

function print(cells) {
  console.log(
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(28) : String(cell).padStart(12))).join(''),
  )
}
