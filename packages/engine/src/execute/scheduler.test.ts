import { setImmediate } from 'node:timers/promises'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Borrow, schedule, type Task } from './scheduler.ts'

interface Outcome {
  readonly started: readonly string[]
  readonly skipped: ReadonlyMap<string, string | null>
  readonly mostAtOnce: number
}

interface RunOptions {
  readonly workers?: number
  readonly failing?: readonly string[]
  readonly stopAfter?: number
}

async function run(tasks: readonly Task[], options: RunOptions = {}): Promise<Outcome> {
  const started: string[] = []
  const done = new Set<string>()
  const skipped = new Map<string, string | null>()
  let atOnce = 0
  let mostAtOnce = 0
  await schedule({
    tasks,
    workers: options.workers ?? 2,
    stopped: () => done.size >= (options.stopAfter ?? Infinity),
    run: async (task) => {
      const known = new Set(tasks.map((each) => each.id))
      for (const id of task.dependsOn) if (known.has(id)) expect(done).toContain(id)
      started.push(task.id)
      atOnce += 1
      mostAtOnce = Math.max(mostAtOnce, atOnce)
      await Promise.resolve()
      atOnce -= 1
      done.add(task.id)
      return options.failing?.includes(task.id) ? 'failed' : 'ok'
    },
    skip: (task, because) => skipped.set(task.id, because),
  })
  return { started, skipped, mostAtOnce }
}

const task = (id: string, dependsOn: readonly string[] = [], priority = 0): Task => ({
  id,
  dependsOn,
  priority,
})

describe('schedule', () => {
  test('starts the highest priority first, and otherwise keeps the order', async () => {
    const { started } = await run([task('a'), task('b', [], 2), task('c'), task('d', [], 1)], { workers: 1 })
    expect(started).toEqual(['b', 'd', 'a', 'c'])
  })

  test('a failed task skips whatever depends on it, and nothing else', async () => {
    const tasks = [task('a'), task('b', ['a']), task('c', ['b']), task('d')]
    const { started, skipped } = await run(tasks, { failing: ['a'] })
    expect(started).toEqual(['a', 'd'])
    expect([...skipped]).toEqual([
      ['b', 'a'],
      ['c', 'a'],
    ])
  })

  test('starts nothing after a stop; what is left is skipped without a cause', async () => {
    const tasks = [task('a'), task('b', ['a']), task('c', ['b'])]
    const { started, skipped } = await run(tasks, { stopAfter: 1 })
    expect(started).toEqual(['a'])
    expect([...skipped]).toEqual([
      ['b', null],
      ['c', null],
    ])
  })

  test('dependencies that are no tasks do not hold anything up', async () => {
    expect((await run([task('a', ['elsewhere'])])).started).toEqual(['a'])
  })

  test('random graphs: every task runs or is skipped once, exactly the descendants of failures are skipped', async () => {
    const graphs = fc.array(
      fc.record({ parents: fc.array(fc.nat(), { maxLength: 3 }), fails: fc.boolean(), priority: fc.nat(5) }),
      { maxLength: 25 },
    )
    await fc.assert(
      fc.asyncProperty(graphs, fc.integer({ min: 1, max: 5 }), async (drawn, workers) => {
        const tasks = drawn.map(({ parents, priority }, index) =>
          task(String(index), index === 0 ? [] : parents.map((parent) => String(parent % index)), priority),
        )
        const failing = drawn.flatMap(({ fails }, index) => (fails ? [String(index)] : []))
        const { started, skipped, mostAtOnce } = await run(tasks, { workers, failing })
        const doomed = new Set<string>()
        for (const { id, dependsOn } of tasks) {
          if (dependsOn.some((parent) => doomed.has(parent) || failing.includes(parent))) doomed.add(id)
        }
        expect(new Set(skipped.keys())).toEqual(doomed)
        expect(started.toSorted()).toEqual(
          tasks
            .map(({ id }) => id)
            .filter((id) => !doomed.has(id))
            .toSorted(),
        )
        expect(mostAtOnce).toBeLessThanOrEqual(workers)
      }),
    )
  })
})

describe('a task may borrow idle workers', () => {
  test('as many as there are; what waits for one begins when it is given back', async () => {
    const log: string[] = []
    let thirdBegan: (() => void) | undefined
    const third = new Promise<void>((resolve) => {
      thirdBegan = resolve
    })
    const work = async (id: string, borrow: Borrow): Promise<void> => {
      switch (id) {
        case 'big': {
          const lent = borrow(async (worker) => {
            log.push(`part of big on ${worker}`)
            await setImmediate()
          })
          log.push(`no more to lend: ${borrow(async () => undefined) === undefined}`)
          await lent
          return third
        }
        case 'second':
          return third
        case 'third':
          return thirdBegan?.()
        default:
      }
    }
    await schedule({
      tasks: [task('big'), task('first', [], 1), task('second', ['first'], 1), task('third', ['first'])],
      workers: 3,
      stopped: () => false,
      skip: () => undefined,
      run: async ({ id }, worker, borrow) => {
        log.push(`${id} on ${worker}`)
        // All that can begin has begun.
        await Promise.resolve()
        await work(id, borrow)
        return 'ok'
      },
    })
    expect(log).toEqual([
      'first on 0',
      'big on 1',
      'part of big on 2',
      'no more to lend: true',
      'second on 0',
      'third on 2',
    ])
  })
})
