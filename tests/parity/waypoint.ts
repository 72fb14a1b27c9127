import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duckdbFactory } from '@waypoint/adapter-duckdb'
import { type InvocationOptions, type InvocationResult, invoke } from '@waypoint/engine'
import { runCliHere } from '../e2e/run-cli-here.ts'
import { type Cases, type Reading, withoutNoise } from './oracle.ts'

/** Asks waypoint about a project what dbt was asked. */
export async function askWaypoint(projectDir: string, cases: Cases): Promise<Reading> {
  const target = mkdtempSync(join(tmpdir(), 'waypoint-parity-'))
  try {
    await run(['parse'], projectDir, target)
    const manifest = readManifest(target)
    const listed: Record<string, readonly string[] | string> = {}
    for (const selector of cases.selectors) {
      listed[selector.join(' ')] = await run(['list', ...selector], projectDir, target).then(
        ({ selected }) => selected.toSorted(),
        () => 'exit 2',
      )
    }
    await run(['compile'], projectDir, target)
    const compiled = Object.entries(readManifest(target).nodes ?? {}).flatMap(([id, { compiled_code }]) =>
      typeof compiled_code === 'string' && compiled_code !== '' ? [[id, compiled_code] as const] : [],
    )
    const codes = await exitCodes(projectDir, cases)
    return withoutNoise({ version: '', manifest, listed, compiled: Object.fromEntries(compiled), codes })
  } finally {
    rmSync(target, { recursive: true, force: true })
  }
}

async function exitCodes(projectDir: string, cases: Cases): Promise<Record<string, number>> {
  const codes: Record<string, number> = {}
  for (const [command = '', ...args] of cases.commands) {
    const place = ['--project-dir', '.', '--profiles-dir', '.']
    const { exitCode } = await runCliHere([command, ...args, ...place], { cwd: projectDir })
    codes[[command, ...args].join(' ')] = exitCode ?? -1
  }
  return codes
}

function readManifest(target: string): Reading['manifest'] {
  return JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')) as Reading['manifest']
}

const LISTS = { '--select': 'select', '--exclude': 'exclude', '--resource-type': 'resourceTypes' } as const
const VALUES = { '--selector': 'selector', '--indirect-selection': 'indirectSelection' } as const

async function run(
  [command = '', ...args]: readonly string[],
  projectDir: string,
  targetPath: string,
): Promise<InvocationResult> {
  const options: Record<string, unknown> = {}
  let list: string[] = []
  for (const arg of args) {
    if (arg in LISTS) options[LISTS[arg as keyof typeof LISTS]] = list = []
    else if (arg in VALUES) options[VALUES[arg as keyof typeof VALUES]] = args[args.indexOf(arg) + 1]
    else list.push(arg)
  }
  const invocation = { command, projectDir, profilesDir: projectDir, targetPath, env: {}, ...options }
  return await invoke(invocation as InvocationOptions, { adapters: { duckdb: async () => duckdbFactory } })
}
