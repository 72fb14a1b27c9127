import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a build has left below target/run, in the order in which it was run. */
export function builtStatements(project) {
  const read = (path) => JSON.parse(readFileSync(join(project, path), 'utf8'))
  const manifest = read('target/manifest.json')
  return read('target/run_results.json').results.flatMap(({ unique_id: id }) => {
    const node = manifest.nodes[id]
    if (node === undefined) return []
    const inside =
      node.resource_type === 'test' ? join(node.original_file_path, node.path) : node.original_file_path
    const path = join(project, 'target/run', node.package_name, inside)
    return existsSync(path) ? [readFileSync(path, 'utf8')] : []
  })
}

/** Runs the work and prints its wall time and this process's processor time. */
export async function printTimed(statements, work) {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  const seconds = (performance.now() - startedAt) / 1000
  console.log(JSON.stringify({ statements, seconds, cpuSeconds: (user + system) / 1_000_000 }))
}
