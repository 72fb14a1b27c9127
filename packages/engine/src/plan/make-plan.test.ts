import { graphOf } from '@waypoint/graph'
import { describe, expect, test } from 'vitest'
import { planManifest } from '../fixtures/plan-nodes.ts'
import type { Command } from '../invocation.ts'
import { makePlan } from './make-plan.ts'
import type { Plan } from './plan.ts'
import { printPlan } from './print-plan.ts'

function planOf(
  edges: Readonly<Record<string, readonly string[]>>,
  command: Command,
  selected?: string[],
): Plan {
  const ids = Object.keys(edges)
  const manifest = planManifest(ids)
  return makePlan({
    command,
    manifest,
    graph: graphOf(new Map(Object.entries(edges))),
    selected: selected ?? ids,
    targetName: 'dev',
    threads: 4,
    storesFailures: () => false,
  })
}

const dependencies = (plan: Plan): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(plan.steps.map((step) => [step.uniqueId, step.dependsOn.toSorted()]))

describe('makePlan', () => {
  const chain = { seed: [], a: ['seed'], e: ['a'], b: ['e'], t_a: ['a'], t_b: ['b'] }

  test('run takes models only; an ephemeral one is no step, and what it connects stays connected', () => {
    expect(dependencies(planOf(chain, 'run'))).toEqual({ a: [], b: ['a'] })
  })

  test('build lets models wait for the tests of what they stand on', () => {
    expect(dependencies(planOf(chain, 'build'))).toEqual({
      seed: [],
      a: ['seed'],
      t_a: ['a'],
      b: ['a', 't_a'],
      t_b: ['b'],
    })
  })

  test('a test of two models gates what descends from both, not the later of the two', () => {
    const plan = planOf({ p: [], c: ['p'], t_pc: ['p', 'c'], next: ['c'], other: ['p'] }, 'build')
    expect(dependencies(plan)).toMatchObject({ c: ['p'], other: ['p'], next: ['c', 't_pc'] })
  })

  test('build runs unit tests before their model, when all that the model reads is built and tested', () => {
    const edges = { seed: [], t_seed: ['seed'], a: ['seed'], u_a: ['a'], b: ['a'] }
    expect(dependencies(planOf(edges, 'build'))).toEqual({
      seed: [],
      t_seed: ['seed'],
      u_a: ['seed', 't_seed'],
      a: ['seed', 't_seed', 'u_a'],
      b: ['a'],
    })
    expect(dependencies(planOf(edges, 'test'))).toEqual({ t_seed: [], u_a: [] })
  })

  test('what stands on an ephemeral model waits for the unit tests of that', () => {
    const edges = { a: [], e: ['a'], u_e: ['e'], b: ['e'] }
    expect(dependencies(planOf(edges, 'build'))).toEqual({ a: [], u_e: ['a'], b: ['a', 'u_e'] })
  })

  test('models that the selection leaves out keep the order between the others', () => {
    expect(dependencies(planOf({ a: [], b: ['a'], c: ['b'] }, 'run', ['a', 'c']))).toEqual({
      a: [],
      c: ['a'],
    })
  })

  test('long chains come first', () => {
    const plan = planOf({ a: [], b: [], c: ['b'], d: ['c'] }, 'run')
    expect(Object.fromEntries(plan.steps.map((step) => [step.uniqueId, step.priority]))).toEqual({
      a: 0,
      b: 2,
      c: 1,
      d: 0,
    })
  })

  test('a function is created by build, before what calls it', () => {
    const edges = { f_euro: [], a: ['f_euro'] }
    expect(dependencies(planOf(edges, 'build'))).toEqual({ f_euro: [], a: ['f_euro'] })
    expect(dependencies(planOf(edges, 'run'))).toEqual({ a: [] })
    expect(planOf(edges, 'compile').steps.map(({ uniqueId }) => uniqueId)).toEqual(['f_euro', 'a'])
  })

  test('a plan can be printed', () => {
    expect(printPlan(planOf({ seed: [], a: ['seed'] }, 'build'))).toBe(
      [
        'build: 2 steps on 4 threads, target dev',
        'schema db.main',
        'load-seed    seed',
        'materialize  a  after seed',
      ].join('\n'),
    )
  })
})
