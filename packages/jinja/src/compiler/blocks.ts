import type { Block, Body } from '../ast/statement.ts'
import { mentions, statementBodies } from '../ast/walk.ts'
import type { ScopeEmitter } from './assignments.ts'
import { BlockScope } from './block-scope.ts'
import type { CodeWriter } from './code-writer.ts'
import { quote } from './expressions.ts'

/** Whether a template takes part in inheritance: it extends another one or has blocks. */
export function inherits(body: Body): boolean {
  return body.some(
    (statement) =>
      statement.type === 'extends' ||
      statement.type === 'block' ||
      statementBodies(statement).some((inner) => inherits(inner)),
  )
}

function blocksIn(body: Body): Block[] {
  return body.flatMap((statement) => [
    ...(statement.type === 'block' ? [statement] : []),
    ...statementBodies(statement).flatMap(blocksIn),
  ])
}

/** A template of an inheritance: its blocks as functions, then its own statements, then its parent. */
export function emitInheriting(writer: CodeWriter, body: Body, emitScope: ScopeEmitter): void {
  writer.inherits = true
  const functions = blocksIn(body).map(
    (block) => `[${quote(block.name)}]:${emitBlockFunction(writer, block, emitScope)}`,
  )
  writer.write(`rt.defineBlocks(f,{${functions.join(',')}});`)
  writer.guardsOutput = true
  declareSelf(writer, body)
  emitScope(writer, body)
  writer.write(`${writer.finished('o')};return f.parent===null?o:o+${writer.settled('rt.parent(f)')};`)
}

/** A block sees what its template sets at the top level, but not the variables around it. */
function emitBlockFunction(writer: CodeWriter, block: Block, emitScope: ScopeEmitter): string {
  const { scope } = writer
  writer.scope = new BlockScope(null)
  const code = writer.function('S,c', () => {
    writer.nested(() => {
      writer.write(`const f=rt.blockFrame(U,S,c);${writer.begin('o')}try{`)
      declareSelf(writer, block.body)
      if (mentions(block.body, 'super')) {
        const variable = writer.fresh('v')
        writer.write(`let ${variable}=rt.super(f,${quote(block.name)});`)
        writer.scope.declare('super', variable, true)
      }
      emitScope(writer, block.body)
      writer.write(`return ${writer.finished('o')};}catch(e){throw rt.failure(e,f);}`)
    })
  })
  writer.scope = scope
  return code
}

function declareSelf(writer: CodeWriter, body: Body): void {
  if (!mentions(body, 'self')) return
  const variable = writer.fresh('v')
  writer.write(`let ${variable}=rt.self(f);`)
  writer.scope.declare('self', variable, true)
}
