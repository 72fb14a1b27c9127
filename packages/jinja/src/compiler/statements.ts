import { assignedNames, targetNames } from '../ast/walk.ts'
import type {
  Autoescape,
  Block,
  Body,
  CallBlock,
  FromImport,
  If,
  Import,
  Include,
  Statement,
  With,
} from '../ast/statement.ts'
import { emitAssignment, emitCollected, emitFilterChain, emitSetBlock } from './assignments.ts'
import type { CodeWriter } from './code-writer.ts'
import { emitCall, emitCondition, emitExpression, quote } from './expressions.ts'
import { emitFor } from './loops.ts'
import { emitCaller, emitMacroDefinition } from './macros.ts'

/** Declares the variables of a scope's body, then writes its statements. */
export function emitScope(writer: CodeWriter, body: Body): void {
  const names = new Set(assignedNames(body).filter((name) => writer.scope.own(name) === undefined))
  for (const name of names) {
    const variable = writer.fresh('v')
    writer.scope.declare(name, variable, false)
    writer.write(`let ${variable};`)
  }
  for (const statement of body) emitStatement(writer, statement)
}

function emitStatements(writer: CodeWriter, body: Body): void {
  for (const statement of body) emitStatement(writer, statement)
}

function emitStatement(writer: CodeWriter, node: Statement): void {
  switch (node.type) {
    case 'text':
      return writer.write(guarded(writer, writer.append(quote(node.value), node.at)))
    case 'output':
      return writer.write(
        guarded(
          writer,
          writer.append(
            `${printer(writer)}(${emitExpression(writer, node.value)},f.p=${node.value.at})`,
            ~node.value.at,
          ),
        ),
      )
    case 'do':
      return writer.write(`${emitExpression(writer, node.value)};`)
    case 'if':
      return emitIf(writer, node)
    case 'for':
      return emitFor(writer, node, emitScope)
    case 'set':
      return emitAssignment(writer, node.target, emitExpression(writer, node.value))
    case 'set-block':
      return emitSetBlock(writer, node, emitScope)
    case 'with':
      return emitWith(writer, node)
    case 'filter-block': {
      const collected = emitCollected(writer, node.body, emitScope)
      return writer.write(
        writer.append(`rt.text(${emitFilterChain(writer, node.filter, collected)})`, ~node.at),
      )
    }
    case 'macro':
      return emitMacroDefinition(writer, node, emitScope)
    case 'call-block':
      return emitCallBlock(writer, node)
    case 'import':
      return emitImport(writer, node)
    case 'from-import':
      return emitFromImport(writer, node)
    case 'include':
      return emitInclude(writer, node)
    case 'break':
    case 'continue':
      return writer.write(`${node.type};`)
    case 'autoescape':
      return emitAutoescape(writer, node)
    case 'block':
      return emitBlock(writer, node)
    case 'extends':
      return writer.write(`rt.extends(f,${emitExpression(writer, node.template)},f.p=${node.at});`)
  }
}

/** Output at the top level of a template that has said what it extends is dropped, unevaluated. */
function guarded(writer: CodeWriter, code: string): string {
  return writer.guardsOutput ? `if(f.parent===null){${code}}` : code
}

function printer(writer: CodeWriter): string {
  if (writer.escapes === null) return '(f.escapes?rt.escaped:rt.text)'
  return writer.escapes ? 'rt.escaped' : 'rt.text'
}

function emitAutoescape(writer: CodeWriter, node: Autoescape): void {
  const { escapes } = writer
  const before = writer.fresh('a')
  writer.write(`{const ${before}=f.escapes;f.escapes=${emitCondition(writer, node.enabled)};`)
  const { enabled } = node
  writer.escapes = enabled.type === 'literal' && typeof enabled.value === 'boolean' ? enabled.value : null
  writer.nested(() => emitScope(writer, node.body))
  writer.escapes = escapes
  writer.write(`f.escapes=${before};}`)
}

/** A block of a template; a macro on its own has no blocks to be replaced: there it is a mere scope. */
function emitBlock(writer: CodeWriter, node: Block): void {
  if (!writer.inherits) {
    writer.write('{')
    writer.nested(() => emitScope(writer, node.body))
    return writer.write('}')
  }
  const block = `{name:${quote(node.name)},required:${node.required}}`
  const text = writer.settled(`rt.block(f,${block},${emitLocals(writer, node.scoped)},f.p=${node.at})`)
  const code = writer.append(text, ~node.at)
  writer.write(writer.topLevel ? guarded(writer, code) : code)
}

function emitIf(writer: CodeWriter, node: If): void {
  writer.conditional += 1
  node.branches.forEach(({ test, body }, index) => {
    writer.write(`${index === 0 ? '' : '}else '}if(${emitCondition(writer, test)}){`)
    emitStatements(writer, body)
  })
  if (node.otherwise.length > 0) {
    writer.write('}else{')
    emitStatements(writer, node.otherwise)
  }
  writer.write('}')
  writer.conditional -= 1
}

function emitWith(writer: CodeWriter, node: With): void {
  const values = node.values.map((value) => emitExpression(writer, value))
  writer.write('{')
  writer.nested(() => {
    node.targets.forEach((target, index) => {
      const variable = writer.fresh('v')
      writer.write(`let ${variable}=${values[index]};`)
      for (const name of targetNames(target)) writer.scope.declare(name, variable, true)
    })
    emitScope(writer, node.body)
  })
  writer.write('}')
}

function emitCallBlock(writer: CodeWriter, node: CallBlock): void {
  const caller = emitCaller(writer, node, emitScope)
  writer.write(writer.append(`rt.text(${emitCall(writer, node.call, caller)})`, ~node.at))
}

function emitLocals(writer: CodeWriter, withContext: boolean): string {
  if (!withContext) return 'null'
  return `[${[...writer.scope.visible()].map(([name, code]) => `[${quote(name)},${code}]`).join(',')}]`
}

function emitImport(writer: CodeWriter, node: Import): void {
  const name = emitExpression(writer, node.template)
  const module = writer.settled(`rt.import(f,${name},${emitLocals(writer, node.withContext)},f.p=${node.at})`)
  emitAssignment(writer, { type: 'name', name: node.alias, at: node.at }, module)
}

function emitFromImport(writer: CodeWriter, node: FromImport): void {
  const name = emitExpression(writer, node.template)
  const module = writer.temporary()
  const loaded = writer.settled(`rt.import(f,${name},${emitLocals(writer, node.withContext)},f.p=${node.at})`)
  writer.write(`${module}=${loaded};`)
  for (const item of node.names) {
    const value = `rt.imported(${module},${quote(item.name)})`
    emitAssignment(writer, { type: 'name', name: item.alias, at: item.at }, value)
  }
}

function emitInclude(writer: CodeWriter, node: Include): void {
  const name = emitExpression(writer, node.template)
  const options = `{ignoreMissing:${node.ignoreMissing},locals:${emitLocals(writer, node.withContext)}}`
  const included = writer.settled(`rt.include(f,${name},${options},f.p=${node.at})`)
  writer.write(writer.append(`rt.text(${included})`, ~node.at))
}
