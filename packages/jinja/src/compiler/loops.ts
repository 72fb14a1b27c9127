import type { Body, For, Target } from '../ast/statement.ts'
import { mentions, statementBodies, targetNames } from '../ast/walk.ts'
import { emitAssignment, type ScopeEmitter } from './assignments.ts'
import type { CodeWriter } from './code-writer.ts'
import { emitCondition, emitExpression } from './expressions.ts'

export function emitFor(writer: CodeWriter, node: For, emitScope: ScopeEmitter): void {
  const items = `rt.items(${emitExpression(writer, node.iterable)},f.p=${node.iterable.at})`
  if (!node.recursive) return emitLoop(writer, node, { items, depth: '0', recursion: 'null', emitScope })
  const recursion = writer.fresh('r')
  const loop = writer.function('n,d', () => {
    writer.write(writer.begin('o'))
    emitLoop(writer, node, { items: 'n', depth: 'd', recursion, emitScope })
    const text = writer.finished('o')
    writer.write(writer.escapes === false ? `return ${text};` : `return rt.captured(f,${text});`)
  })
  writer.write(`const ${recursion}=${loop};`)
  const text = `rt.text(${writer.settled(`${recursion}(${items},0)`)})`
  writer.write(writer.append(text, ~node.at))
}

interface LoopCode {
  readonly items: string
  readonly depth: string
  readonly recursion: string
  readonly emitScope: ScopeEmitter
}

function emitLoop(writer: CodeWriter, node: For, code: LoopCode): void {
  const usesLoop = node.recursive || mentions(node.body, 'loop') || hasScopedBlock(node.body)
  const items = writer.fresh('n')
  const [index, empty] = [writer.fresh('i'), writer.fresh('e')]
  writer.write('{')
  writer.write(`${usesLoop && node.condition !== null ? 'let' : 'const'} ${items}=${code.items};`)
  if (usesLoop && node.condition !== null) emitSelection(writer, node, items)
  const loop = usesLoop ? writer.fresh('l') : null
  if (loop !== null) writer.write(`const ${loop}=rt.loop(${items},${code.depth},${code.recursion});`)
  if (node.otherwise.length > 0) writer.write(`let ${empty}=true;`)
  writer.write(`for(let ${index}=0;${index}<${items}.length;${index}++){`)
  writer.nested(() => {
    emitTarget(writer, node.target, `${items}[${index}]`)
    if (node.condition !== null && !usesLoop)
      writer.write(`if(!${emitCondition(writer, node.condition)})continue;`)
    if (node.otherwise.length > 0) writer.write(`${empty}=false;`)
    if (loop !== null) {
      writer.write(`${loop}.index0=${index};`)
      writer.scope.declare('loop', loop, true)
    }
    code.emitScope(writer, node.body)
  })
  writer.write('}')
  if (node.otherwise.length > 0) {
    writer.write(`if(${empty}){`)
    writer.nested(() => code.emitScope(writer, node.otherwise))
    writer.write('}')
  }
  writer.write('}')
}

/** What another template puts in its place may read `loop`. */
function hasScopedBlock(body: Body): boolean {
  return body.some(
    (statement) =>
      (statement.type === 'block' && statement.scoped) || statementBodies(statement).some(hasScopedBlock),
  )
}

/** The items for which the condition holds, for a loop that has to know how many there are. */
function emitSelection(writer: CodeWriter, node: For, items: string): void {
  if (node.condition === null) return
  const { condition } = node
  const selected = writer.fresh('n')
  writer.write(`const ${selected}=[];`)
  writer.write(`for(const x of ${items}){`)
  writer.nested(() => {
    emitTarget(writer, node.target, 'x')
    writer.write(`if(${emitCondition(writer, condition)})${selected}.push(x);`)
  })
  writer.write('}')
  writer.write(`${items}=${selected};`)
}

function emitTarget(writer: CodeWriter, target: Target, code: string): void {
  for (const name of targetNames(target)) {
    const variable = writer.fresh('v')
    writer.scope.declare(name, variable, true)
    writer.write(`let ${variable};`)
  }
  emitAssignment(writer, target, code)
}
