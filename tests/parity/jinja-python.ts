import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

interface Recording {
  /** Stands for the cases. */
  readonly cases: string
  readonly rendered: readonly (string | null)[]
}

/**
 * What CPython's Jinja2 was recorded to make of each; null where it fails. `WAYPOINT_RECORD=yes` asks a Python that
 * has jinja2 anew: WAYPOINT_DBT_PYTHON, or python3.
 */
export function renderedByPython(name: string, cases: readonly unknown[]): readonly (string | null)[] {
  const file = here(`recorded/jinja-${name}.json`)
  const input = JSON.stringify(cases)
  const hash = createHash('sha256').update(input).digest('hex')
  if (process.env.WAYPOINT_RECORD === 'yes') record(file, { cases: hash, rendered: askPython(input) })
  const recording = JSON.parse(readFileSync(file, 'utf8')) as Recording
  if (recording.cases !== hash) throw new Error('These are not the cases of the recording: record them anew.')
  return recording.rendered
}

function askPython(input: string): Recording['rendered'] {
  const python = process.env.WAYPOINT_DBT_PYTHON ?? 'python3'
  const { stdout, stderr, status } = spawnSync(python, [here('jinja-oracle.py')], {
    input,
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(String(stderr))
  return JSON.parse(stdout.toString()) as Recording['rendered']
}

/** One a line: a recording is read and compared by people too. */
function record(file: string, { cases, rendered }: Recording): void {
  const lines = rendered.map((each) => JSON.stringify(each))
  writeFileSync(file, `{"cases": ${JSON.stringify(cases)}, "rendered": [\n${lines.join(',\n')}\n]}\n`)
}
