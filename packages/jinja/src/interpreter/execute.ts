import type { Expression, Filter } from '../ast/expression.ts'
import type { Body, For, If, Statement, Target, With } from '../ast/statement.ts'
import { mentions } from '../ast/walk.ts'
import { Frame, type Unit } from '../runtime/frame.ts'
import { runtime } from '../runtime/runtime.ts'
import type { Scope } from '../scope.ts'
import type { Writes } from '../trace.ts'
import type { Value } from '../values/value.ts'
import { applyFilter, evaluate, isTrue } from './evaluate.ts'
import { LocalScope } from './local-scope.ts'

/** Runs a body that isInterpretable says can be: its text. */
export function interpretBody(body: Body, unit: Unit, scope: Scope): string {
  const frame = new Frame(unit, scope, null)
  const output = begin(frame)
  try {
    execute(body, new LocalScope(frame, null), output)
    return runtime.traced(frame, output.text, output.pieces)
  } catch (raised) {
    throw runtime.failure(raised, frame)
  }
}

/** A template that is one expression: its value. */
export function interpretValue(expression: Expression, unit: Unit, scope: Scope): Value {
  const frame = new Frame(unit, scope, null)
  try {
    return evaluate(expression, new LocalScope(frame, null))
  } catch (raised) {
    throw runtime.failure(raised, frame)
  }
}

interface Output {
  text: string
  readonly pieces: Writes | null
}

const begin = (frame: Frame): Output => ({ text: '', pieces: runtime.writes(frame) })

function append(
  output: Output,
  text: string,
  at: { readonly frame: Frame; readonly position: number },
): void {
  output.text += text
  runtime.wrote(at.frame, output.pieces, at.position, output.text.length)
}

/** What a loop does next; null goes on. */
type Leaving = 'break' | 'continue' | null

function execute(body: Body, scope: LocalScope, output: Output): Leaving {
  for (const statement of body) {
    const leaving = executeStatement(statement, scope, output)
    if (leaving !== null) return leaving
  }
  return null
}

function executeStatement(node: Statement, scope: LocalScope, output: Output): Leaving {
  switch (node.type) {
    case 'text':
      append(output, node.value, { frame: scope.frame, position: node.at })
      return null
    case 'output': {
      const value = evaluate(node.value, scope)
      scope.frame.p = node.value.at
      append(output, runtime.text(value), { frame: scope.frame, position: ~node.value.at })
      return null
    }
    case 'do':
      evaluate(node.value, scope)
      return null
    case 'if':
      return executeIf(node, scope, output)
    case 'for':
      executeFor(node, scope, output)
      return null
    case 'set':
      assign(node.target, evaluate(node.value, scope), scope)
      return null
    case 'set-block': {
      const text = collect(node.body, scope)
      assign(node.target, node.filter === null ? text : applyChain(node.filter, text, scope), scope)
      return null
    }
    case 'filter-block':
      append(output, runtime.text(applyChain(node.filter, collect(node.body, scope), scope)), {
        frame: scope.frame,
        position: ~node.at,
      })
      return null
    case 'with':
      return executeWith(node, scope, output)
    case 'break':
    case 'continue':
      return node.type
    case 'macro':
    case 'call-block':
    case 'import':
    case 'from-import':
    case 'include':
    case 'autoescape':
    case 'block':
    case 'extends':
      throw new TypeError(`'${node.type}' has to be compiled`)
  }
}

function executeIf(node: If, scope: LocalScope, output: Output): Leaving {
  const branch = node.branches.find(({ test }) => isTrue(test, scope))
  return execute(branch === undefined ? node.otherwise : branch.body, scope, output)
}

function executeFor(node: For, scope: LocalScope, output: Output): void {
  const iterable = evaluate(node.iterable, scope)
  scope.frame.p = node.iterable.at
  let items = runtime.items(iterable)
  const usesLoop = mentions(node.body, 'loop')
  const holds = (inner: LocalScope): boolean => node.condition === null || isTrue(node.condition, inner)
  if (usesLoop && node.condition !== null) items = items.filter((item) => holds(iteration(node, item, scope)))
  const loop = usesLoop ? runtime.loop(items, 0, null) : null
  let empty = true
  for (let index = 0; index < items.length; index += 1) {
    const inner = iteration(node, items[index] as Value, scope)
    if (loop === null && !holds(inner)) continue
    empty = false
    if (loop !== null) {
      loop.index0 = index
      inner.set('loop', loop)
    }
    if (execute(node.body, inner, output) === 'break') break
  }
  if (empty) execute(node.otherwise, scope.nested(), output)
}

function iteration(node: For, item: Value, scope: LocalScope): LocalScope {
  const inner = scope.nested()
  assign(node.target, item, inner)
  return inner
}

function executeWith(node: With, scope: LocalScope, output: Output): Leaving {
  const inner = scope.nested()
  const values = node.values.map((value) => evaluate(value, scope))
  node.targets.forEach((target, index) => {
    for (const name of namesOf(target)) inner.set(name, values[index] as Value)
  })
  return execute(node.body, inner, output)
}

function namesOf(target: Target): readonly string[] {
  switch (target.type) {
    case 'name':
      return [target.name]
    case 'attribute':
      return []
    case 'tuple':
      return target.items.flatMap(namesOf)
  }
}

function collect(body: Body, scope: LocalScope): string {
  const collected = begin(scope.frame)
  execute(body, scope.nested(), collected)
  return runtime.traced(scope.frame, collected.text, collected.pieces)
}

/** Filters one behind the other, the innermost applied to `value`. */
function applyChain(filter: Filter, value: Value, scope: LocalScope): Value {
  const inner = filter.target?.type === 'filter' ? applyChain(filter.target, value, scope) : value
  return applyFilter(filter, inner, scope)
}

function assign(target: Target, value: Value, scope: LocalScope): void {
  const { frame } = scope
  switch (target.type) {
    case 'name':
      scope.set(target.name, value)
      if (scope.topLevel && !target.name.startsWith('_')) frame.exported.set(target.name, value)
      return
    case 'attribute': {
      const object = scope.read(target.object, target.at)
      frame.p = target.at
      return runtime.setAttribute(object, target.attribute, value)
    }
    case 'tuple': {
      frame.p = target.at
      const items = runtime.unpack(value, target.items.length)
      target.items.forEach((item, index) => {
        assign(item, items[index] as Value, scope)
      })
    }
  }
}
