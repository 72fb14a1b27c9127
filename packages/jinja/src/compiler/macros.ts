import type { Body, CallBlock, MacroNode, ParameterNode } from '../ast/statement.ts'
import { mentions } from '../ast/walk.ts'
import type { MacroShape } from '../values/macro.ts'
import { emitAssignment, type ScopeEmitter } from './assignments.ts'
import type { CodeWriter } from './code-writer.ts'
import { emitExpression, quote } from './expressions.ts'

interface Definition {
  readonly name: string
  readonly parameters: readonly ParameterNode[]
  readonly body: Body
}

export function emitMacroDefinition(writer: CodeWriter, node: MacroNode, emitScope: ScopeEmitter): void {
  emitAssignment(
    writer,
    { type: 'name', name: node.declaration.name, at: node.at },
    emitMacro(writer, node, emitScope),
  )
}

/** A macro as a value. */
export function emitMacro(writer: CodeWriter, node: MacroNode, emitScope: ScopeEmitter): string {
  const definition = { name: node.declaration.name, parameters: node.parameters, body: node.body }
  return emitDefinition(writer, definition, { emitScope, onError: 'return rt.caught(e,f);' })
}

/** The content of a call block as a value; `return` inside it leaves the macro around it. */
export function emitCaller(writer: CodeWriter, node: CallBlock, emitScope: ScopeEmitter): string {
  const definition = { name: 'caller', parameters: node.parameters, body: node.body }
  return emitDefinition(writer, definition, { emitScope, onError: 'throw rt.failure(e,f);' })
}

interface Style {
  readonly emitScope: ScopeEmitter
  readonly onError: string
}

function emitDefinition(writer: CodeWriter, definition: Definition, style: Style): string {
  const { name, parameters, body } = definition
  const shape: MacroShape = {
    name,
    parameters: parameters.map((parameter) => parameter.name),
    usesCaller: mentions(body, 'caller'),
    usesVarargs: mentions(body, 'varargs'),
    usesKwargs: mentions(body, 'kwargs'),
  }
  const { guardsOutput } = writer
  writer.guardsOutput = false
  const code = writer.function('b,a', () => {
    writer.nested(() => {
      writer.write(`const f=rt.macroFrame(U,S,${quote(name)},a);${writer.begin('o')}try{`)
      declareSpecials(writer, shape)
      declareParameters(writer, parameters)
      style.emitScope(writer, body)
      writer.write(`return ${writer.finished('o')};}catch(e){${style.onError}}`)
    })
  })
  writer.guardsOutput = guardsOutput
  return `rt.macro(${writer.constant(shape)},${code})`
}

function declareSpecials(writer: CodeWriter, shape: MacroShape): void {
  const specials = [
    ['caller', 'b.caller', shape.usesCaller],
    ['varargs', 'b.varargs', shape.usesVarargs],
    ['kwargs', 'b.kwargs', shape.usesKwargs],
  ] as const
  for (const [name, code, used] of specials) {
    if (!used || shape.parameters.includes(name)) continue
    const variable = writer.fresh('v')
    writer.write(`let ${variable}=${code};`)
    writer.scope.declare(name, variable, true)
  }
}

/** Defaults are evaluated at the call and see the parameters before them. */
function declareParameters(writer: CodeWriter, parameters: readonly ParameterNode[]): void {
  parameters.forEach((parameter, index) => {
    const variable = writer.fresh('v')
    const missing =
      parameter.defaultValue === null
        ? `rt.missing(${quote(parameter.name)})`
        : emitExpression(writer, parameter.defaultValue)
    writer.write(`let ${variable}=b.values[${index}];if(${variable}===undefined)${variable}=${missing};`)
    writer.scope.declare(parameter.name, variable, true)
  })
}
