import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Host } from '../host.ts'
import type { DemoRun } from './run-demo.ts'

/**
 * Reads the project in a process of its own, while the company is simulated: the build finds in its cache what has
 * been read. Whatever is wrong with the project the build says itself.
 */
export async function readProjectAhead(
  { workspace, projectDir }: Pick<DemoRun, 'workspace' | 'projectDir'>,
  { cwd, env, launcher, signal }: Pick<Host, 'cwd' | 'env' | 'launcher' | 'signal'>,
): Promise<void> {
  if (launcher === '') return
  const args = ['parse', '--dir', workspace.dir, '--project-dir', projectDir, '--no-write-json']
  const child = spawn(process.execPath, [launcher, ...args], { cwd, env, signal, stdio: 'ignore' })
  await once(child, 'close').catch(() => undefined)
}
