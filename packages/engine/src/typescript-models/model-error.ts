import { type ManifestNode, WaypointError } from '@waypoint/contracts'

interface Failure {
  readonly name: string
  readonly message: string
  readonly stack: string
}

/** What a model threw, at the line of its own file. */
export function modelError(node: ManifestNode, failure: Failure, modelUrl: string | null): WaypointError {
  const place = modelUrl === null ? undefined : placeIn(failure.stack, modelUrl)
  const name = failure.name === 'Error' ? '' : `${failure.name}: `
  return new WaypointError({
    code: 'typescript-model-failed',
    message: `${name}${failure.message}`,
    location: { file: node.original_file_path, ...place },
    cause: failure.stack,
  })
}

/** Types are blanks when the model runs, so that its lines and columns are those of the file. */
function placeIn(
  stack: string,
  modelUrl: string,
): { readonly line: number; readonly column: number } | undefined {
  for (const frame of stack.split('\n')) {
    const at = frame.indexOf(`${modelUrl}:`)
    const [, line, column] = (at < 0 ? null : /^:(\d+):(\d+)/.exec(frame.slice(at + modelUrl.length))) ?? []
    if (line !== undefined && column !== undefined) return { line: Number(line), column: Number(column) }
  }
  return undefined
}
