import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'

const SHAPE = ['simulate', '--scale', 'small', '--customer-count', '30', '--months', '6']
const dir = mkdtempSync(join(tmpdir(), 'unfinished-simulation-'))

afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('Ctrl-C leaves nothing behind', async () => {
  const place = join(dir, 'interrupted')
  mkdirSync(place)
  const { exitCode, stderr } = await runCli(
    [...SHAPE, '--format', 'csv', '--dir', join(place, 'new', 'atlas')],
    {
      onSpawn: (kill) => {
        const timer = setInterval(() => {
          if (readdirSync(place).length === 0) return
          clearInterval(timer)
          kill('SIGINT')
        }, 20)
      },
    },
  )
  expect(stderr).toContain('Stopped.')
  expect(exitCode).toBe(130)
  expect(readdirSync(place)).toEqual([])
})

test.for(['sqlite', 'duckdb'])(
  'a full disk is said so, and %s leaves nothing behind',
  async (format, { skip }) => {
    const disk = join(dir, `full-disk-${format}`)
    mkdirSync(disk)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      skip('a small disk cannot be mounted without root')
    }
    try {
      const made = await runCli([...SHAPE, '--format', format, '--dir', join(disk, 'atlas')])
      expect(made.stderr).toMatch(/disk is full/)
      expect(made.exitCode).toBe(2)
      expect(readdirSync(disk)).toEqual([])
    } finally {
      execFileSync('umount', ['-l', disk])
    }
  },
)

test('a folder of other things is never replaced', async () => {
  const place = join(dir, 'mine')
  mkdirSync(place)
  writeFileSync(join(place, 'thesis.txt'), '')
  const made = await runCli([...SHAPE, '--format', 'parquet', '--dir', place, '--force'])
  expect(made.stderr).toMatch(/holds what is no simulation: thesis.txt/)
  expect(made.exitCode).toBe(2)
  expect(readdirSync(place)).toEqual(['thesis.txt'])
})
