import type { ServerContext } from '../context.ts'

/** What the project calls its database, so that SQL copied from it runs as it is. */
export async function databaseName({ project }: Pick<ServerContext, 'project'>): Promise<string> {
  const manifest = await project.manifest()
  const first = Object.values(manifest?.nodes ?? {}).find(({ resource_type: type }) => type === 'model')
  return first?.database ?? 'warehouse'
}
