import { bindArguments, PythonError, text } from '@waypoint/jinja'
import type { AdapterMethods, AdapterScope } from '../adapter-object.ts'

/** For relations that are files beside the database. */
export const fileMethods: AdapterMethods = {
  external_root(scope) {
    return filesOf(scope).externalRoot
  },

  /** A relative path begins in the project; an address (`s3://…`) stays as it is. */
  file_path(scope, args) {
    const [path] = bindArguments(args, 'file_path', ['path'])
    const given = text(path ?? null)
    return /^([a-z][a-z0-9+]*:|[/\\])/i.test(given) ? given : `${filesOf(scope).rootDir}/${given}`
  },
}

function filesOf({ session }: AdapterScope): { readonly rootDir: string; readonly externalRoot: string } {
  const { files, type } = session.adapter
  if (files !== undefined) return files
  throw new PythonError('value', `${type} writes no files beside the database`)
}
