import type { NodeContext, QueryCommentText } from '@waypoint/context'
import type { LoadedProject } from '@waypoint/project'
import type { TemplateCache } from '../compile/template-cache.ts'

/** Who asks for a statement, as a comment that the database's logs show. */
export async function queryComment(
  project: LoadedProject,
  context: NodeContext,
  templates: TemplateCache,
): Promise<QueryCommentText | undefined> {
  const { comment, append } = project.config.queryComment
  if (comment === null) return undefined
  const text =
    comment === undefined
      ? defaultComment(project, context.environment.node?.unique_id ?? null)
      : await templates.get(comment, 'dbt_project.yml').render(context)
  return text.trim() === '' ? undefined : { text: `/* ${text.trim().replaceAll('*/', '* /')} */`, append }
}

function defaultComment(project: LoadedProject, nodeId: string | null): string {
  const { profileName, targetName } = project.profile
  const fields = { app: 'waypoint', profile_name: profileName, target_name: targetName, node_id: nodeId }
  const parts = Object.entries(fields).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`)
  return `{${parts.join(', ')}}`
}
