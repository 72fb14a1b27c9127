import { nearestName } from '@waypoint/graph'
import type { YamlPath } from '../yaml/yaml-position.ts'

/** A mistake in selectors.yml whose line is looked up by whoever has the text. */
export class InvalidSelector extends Error {
  readonly path: YamlPath
  readonly hint: string

  constructor(message: string, path: YamlPath, hint: string) {
    super(message)
    this.name = 'InvalidSelector'
    this.path = path
    this.hint = hint
  }
}

export function invalidSelector(
  message: string,
  path: YamlPath,
  known?: ReadonlySet<string>,
): InvalidSelector {
  const near = known === undefined ? undefined : nearestName(String(path.at(-1)), known)
  if (near !== undefined) return new InvalidSelector(message, path, `Did you mean '${near}'?`)
  const hint =
    known === undefined
      ? 'Write for example {method: tag, value: nightly, children: true}, or union: with a list of these.'
      : `There are ${[...known].join(', ')}.`
  return new InvalidSelector(message, path, hint)
}
