import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runMeasured } from '../measure/run-measured.mjs'

/** Other work on the machine lengthens wall time: processor time is the better judge, where it is known. */
export function cpu(result) {
  return result.cpuSeconds ?? result.seconds
}

/** How projects below a folder are run by each program, and what has been run by the database alone. */
export function comparison({ dir, database, programs, runs: wanted }) {
  const projectOf = (name, program) => join(dir, `${name}-${program}`)

  /**
   * The same project and command for each program, once to be warm, and then some runs: the best of our own,
   * and for the comparison the best of as many as every program has had.
   */
  async function compare(name, generate, { before, command, alone = false }) {
    console.log(name)
    const results = {}
    for (const [program, run] of Object.entries(programs)) {
      if (alone && program !== 'waypoint') continue
      const project = projectOf(name, program)
      generate({ dir: project, database })
      const at = ['--project-dir', project, '--profiles-dir', project]
      if (before !== undefined) await succeed(run([...before, ...at]))
      await succeed(run([...command, ...at]))
      await database.settle()
      const count = program === 'waypoint' ? Math.max(wanted.own, wanted.compared) : wanted.compared
      const runs = []
      for (let index = 0; index < count; index += 1)
        runs.push(await withServer(() => succeed(run([...command, ...at]))))
      results[program] = { best: best(runs), compared: best(runs.slice(0, wanted.compared)) }
      print(program, results[program].best)
    }
    return results
  }

  /** The statements that a build of ours has run, on one connection. */
  async function bare(name) {
    const project = projectOf(name, 'waypoint')
    await database.settle()
    const program = fileURLToPath(new URL(database.bareProgram, import.meta.url))
    const output = JSON.stringify(database.output({ dir: project, threads: 1 }))
    const result = await withServer(() => succeed(runMeasured(process.execPath, [program, project, output])))
    const alone = { ...result, ...JSON.parse(result.output) }
    print(`${database.name} alone`, alone)
    return alone
  }

  /** Adds the processor time of the database's server, where it has one. */
  async function withServer(run) {
    const before = database.processorSeconds()
    const result = await run()
    const after = database.processorSeconds()
    return { ...result, serverSeconds: before === null || after === null ? null : after - before }
  }

  return { compare, bare }
}

function best(runs) {
  return runs.toSorted((left, right) => cpu(left) - cpu(right))[0]
}

async function succeed(running) {
  const result = await running
  if (result.exitCode !== 0)
    throw new Error(`a run ended with exit code ${result.exitCode}:\n${result.output.slice(-4000)}`)
  return result
}

function print(name, { seconds, cpuSeconds, serverSeconds, megabytes }) {
  const processor = cpuSeconds === null ? '' : `, ${cpuSeconds.toFixed(2)} s of processor`
  const server = serverSeconds === null ? '' : `, ${serverSeconds.toFixed(2)} s of the server’s`
  const memory = megabytes === null ? '' : `, ${megabytes.toFixed(0)} MB`
  console.log(`  ${name.padEnd(16)} ${seconds.toFixed(2)} s${processor}${server}${memory}`)
}
