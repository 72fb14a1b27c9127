import type { OperationNode } from '@waypoint/contracts'
import type { LoadedProject } from '@waypoint/project'
import { operationNode } from '../execute/operation-node.ts'

const NAME = 'inline_query'

/** SQL of the command line as a node of the root project: it may refer to whatever there is. */
export function inlineNode(project: LoadedProject, sql: string): OperationNode {
  const node = operationNode(project, project.config.name, { name: NAME, sql, index: 0 })
  const id = `sql_operation.${project.config.name}.${NAME}`
  return { ...node, unique_id: id, original_file_path: '--inline', path: '--inline' }
}

export const isInline = ({ name }: { readonly name: string }): boolean => name === NAME
