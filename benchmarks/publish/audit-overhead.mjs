import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const RUNS = 2
const SELECTED = ['path:models/marts', 'path:models/core']

/** Processor time of a build of what readers see, with and without an audit of each relation. */
export async function auditOverhead({ scratch, waypoint }) {
  const plain = projectIn(join(scratch, 'plain'), (text) => text)
  const audited = projectIn(join(scratch, 'audited'), (text) =>
    text.replace(/^ {4}(core|marts):$/gm, '    $1:\n      +audit: true'),
  )
  const seconds = { plain: [], audited: [] }
  for (let run = 0; run < RUNS; run += 1) {
    for (const [name, project] of Object.entries({ plain, audited })) {
      const args = ['build', '--select', ...SELECTED, '--project-dir', project, '--full-refresh']
      const built = await waypoint(...args, '--target-path', join(scratch, `target-${name}`))
      seconds[name].push(built.cpuSeconds)
    }
  }
  const [least, most] = [Math.min(...seconds.plain), Math.min(...seconds.audited)]
  return {
    name: 'audit costs',
    seen: (most / least - 1) * 100,
    limit: 10,
    unit: '%',
    beside: ` of a build of core and marts with its tests: ${least.toFixed(1)} s of processor time, ${most.toFixed(1)} s with audits, the better of two runs`,
  }
}

function projectIn(folder, change) {
  cpSync(join(ROOT, 'analytics'), folder, {
    recursive: true,
    filter: (path) => !/[/\\](target|logs)$/.test(path),
  })
  const file = join(folder, 'dbt_project.yml')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  return folder
}
