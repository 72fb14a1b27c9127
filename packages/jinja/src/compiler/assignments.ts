import type { Body, SetBlock, Target } from '../ast/statement.ts'
import type { CodeWriter } from './code-writer.ts'
import { emitExpression, emitFilter, quote } from './expressions.ts'

export type ScopeEmitter = (writer: CodeWriter, body: Body) => void

/** Assigns the value of `code` to names that the scope has declared, or to a namespace's attribute. */
export function emitAssignment(writer: CodeWriter, target: Target, code: string): void {
  switch (target.type) {
    case 'name': {
      const variable = writer.scope.own(target.name)
      writer.write(`${variable}=${code};`)
      if (writer.topLevel && !target.name.startsWith('_')) {
        writer.write(`f.exported.set(${quote(target.name)},${variable});`)
      }
      if (writer.topLevel && writer.inherits) {
        writer.write(`f.inheritance.variables.set(${quote(target.name)},${variable});`)
      }
      return
    }
    case 'attribute': {
      const object = emitExpression(writer, { type: 'name', name: target.object, at: target.at })
      return writer.write(`rt.setAttribute(${object},${quote(target.attribute)},${code},f.p=${target.at});`)
    }
    case 'tuple': {
      const items = writer.fresh('u')
      writer.write(`const ${items}=rt.unpack(${code},${target.items.length},f.p=${target.at});`)
      target.items.forEach((item, index) => {
        emitAssignment(writer, item, `${items}[${index}]`)
      })
    }
  }
}

export function emitSetBlock(writer: CodeWriter, node: SetBlock, emitScope: ScopeEmitter): void {
  const { guardsOutput } = writer
  writer.guardsOutput = false
  const collected = emitCollected(writer, node.body, emitScope)
  writer.guardsOutput = guardsOutput
  const value = node.filter === null ? collected : emitFilterChain(writer, node.filter, collected)
  emitAssignment(writer, node.target, `rt.captured(f,${value})`)
}

/** Writes a body whose text goes into a variable, and returns that variable. */
export function emitCollected(writer: CodeWriter, body: Body, emitScope: ScopeEmitter): string {
  const { output } = writer
  const collected = writer.fresh('o')
  writer.write(`${writer.begin(collected)}{`)
  writer.output = collected
  writer.nested(() => emitScope(writer, body))
  writer.output = output
  writer.write('}')
  const text = writer.finished(collected)
  return writer.escapes === false ? text : `rt.captured(f,${text})`
}

/** Filters one behind the other, the innermost applied to `value`. */
export function emitFilterChain(
  writer: CodeWriter,
  filter: Parameters<typeof emitFilter>[1],
  value: string,
): string {
  const inner = filter.target?.type === 'filter' ? emitFilterChain(writer, filter.target, value) : value
  return emitFilter(writer, filter, inner)
}
