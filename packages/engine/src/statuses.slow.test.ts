import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'
import { type DrawnProject, drawnProject, writeProject } from './fixtures/random-project.ts'
import { referenceStatuses } from './fixtures/reference-statuses.ts'

const RUNS = 12

async function inProject(
  drawn: DrawnProject,
  use: (project: FixtureProject) => Promise<void>,
): Promise<void> {
  const project = new FixtureProject('empty')
  try {
    writeProject(project, drawn)
    await use(project)
  } finally {
    project.remove()
  }
}

const property = (use: (project: FixtureProject, drawn: DrawnProject) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(drawnProject, (drawn) => inProject(drawn, (project) => use(project, drawn))),
    { numRuns: RUNS },
  )

const UNFINISHED: ReadonlySet<string> = new Set(['error', 'fail', 'skipped'])

test('build: nodes and tests end as they do in dbt', () =>
  property(async (project, drawn) => {
    const expected = referenceStatuses(drawn, 'build')
    const result = await project.invoke('build', { threads: 3 })
    expect(statuses(result)).toEqual(expected)
    expect(result.exitCode).toBe(Object.values(expected).some((each) => UNFINISHED.has(each)) ? 1 : 0)
  }))

test('run and test: tests hold nothing up', () =>
  property(async (project, drawn) => {
    await project.invoke('build', { vars: { mended: true }, excludeResourceTypes: ['test', 'unit_test'] })
    expect(statuses(await project.invoke('run'))).toEqual(referenceStatuses(drawn, 'run'))
    expect(statuses(await project.invoke('test'))).toEqual(referenceStatuses(drawn, 'test'))
  }))

test('retry: what did not end well runs again, and nothing else; mended, all is well but the tests', () =>
  property(async (project, drawn) => {
    const first = statuses(await project.invoke('build'))
    const unfinished = Object.keys(first).filter((name) => UNFINISHED.has(first[name] ?? ''))
    const again = statuses(await project.invoke('retry'))
    expect(Object.keys(again)).toEqual(unfinished)
    for (const name of unfinished) expect([name, again[name]]).toEqual([name, first[name]])
    const mended = { ...drawn, nodes: drawn.nodes.map((node) => ({ ...node, fails: false })) }
    const whole = referenceStatuses(mended, 'build')
    const last = statuses(await project.invoke('retry', { vars: { mended: true } }))
    for (const [name, status] of Object.entries(last)) expect([name, status]).toEqual([name, whole[name]])
  }))

test('fail-fast: one failure, everything before it as it would be, the rest skipped', () =>
  property(async (project, drawn) => {
    const whole = referenceStatuses(drawn, 'build')
    const result = await project.invoke('build', { failFast: true, threads: 1 })
    const found = statuses(result)
    expect(Object.keys(found)).toEqual(Object.keys(whole).toSorted((a, b) => a.localeCompare(b)))
    const failures = Object.values(found).filter((status) => status === 'error' || status === 'fail')
    const isWell = !Object.values(whole).some((status) => status === 'error' || status === 'fail')
    expect(failures).toHaveLength(isWell ? 0 : 1)
    for (const [name, status] of Object.entries(found)) {
      if (status !== 'skipped') expect([name, status]).toEqual([name, whole[name]])
    }
  }))
