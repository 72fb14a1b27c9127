import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ORACLE = fileURLToPath(new URL('jinja-oracle.py', import.meta.url))
const candidates = [process.env.WAYPOINT_DBT_PYTHON, 'python3'].filter((each) => each !== undefined)
const python = candidates.find((each) => spawnSync(each, ['-c', 'import jinja2']).status === 0)

export const HAS_JINJA2: boolean = python !== undefined
export const WITHOUT_JINJA2: string = HAS_JINJA2 ? '' : ' (skipped: there is no Python with jinja2)'

/** What CPython's Jinja2 makes of each; null where it fails. */
export function renderedByPython(cases: readonly unknown[]): readonly (string | null)[] {
  const { stdout } = spawnSync(python ?? '', [ORACLE], {
    input: JSON.stringify(cases),
    maxBuffer: 1 << 28,
  })
  return JSON.parse(stdout.toString()) as readonly (string | null)[]
}
