import { compileFunction } from 'node:vm'
import type { Expression } from '../ast/expression.ts'
import type { Body, MacroNode } from '../ast/statement.ts'
import type { Unit } from '../runtime/frame.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Scope } from '../scope.ts'
import type { MacroValue } from '../values/macro.ts'
import type { Value } from '../values/value.ts'
import type { CodeWriter } from './code-writer.ts'
import { emitExpression } from './expressions.ts'
import { emitMacro } from './macros.ts'
import { emitInheriting, inherits } from './blocks.ts'
import { emitScope } from './statements.ts'

export type Execution<Result> = (rt: Runtime, unit: Unit, scope: Scope) => Result

/** The whole template: its text. */
export function compileBody(writer: CodeWriter, body: Body): Execution<string | Promise<string>> {
  return build(writer, () => {
    if (inherits(body)) return emitInheriting(writer, body, emitScope)
    emitScope(writer, body)
    writer.write(`return ${writer.finished('o')};`)
  })
}

/** A template that is one expression: its value. */
export function compileValue(writer: CodeWriter, expression: Expression): Execution<Value | Promise<Value>> {
  return build(writer, () => writer.write(`return ${emitExpression(writer, expression)};`))
}

/** One macro on its own: all names it does not define itself are free. */
export function compileMacro(writer: CodeWriter, node: MacroNode): Execution<MacroValue> {
  writer.topLevel = false
  const macro = emitMacro(writer, node, emitScope)
  return instantiate(writer, `(rt,U,S)=>${macro}`)
}

function build<Result>(writer: CodeWriter, writeBody: () => void): Execution<Result> {
  const code = writer.function('rt,U,S', () => {
    writer.write(`const f=rt.frame(U,S,null);${writer.begin('o')}try{`)
    writeBody()
    writer.write('}catch(e){throw rt.failure(e,f);}')
  })
  return instantiate(writer, code)
}

function instantiate<Result>(writer: CodeWriter, code: string): Execution<Result> {
  const execution: Execution<Result> = compileFunction(`'use strict';return ${code}`, ['K'])(writer.constants)
  return execution
}
