import { WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import { isMap } from './read-yaml.ts'
import { locate, type YamlPath } from './yaml-position.ts'

/** The keys that a mapping may have. Others are somebody's own, unless they look like one of these. */
export interface Shape {
  readonly keys: readonly string[]
  /** The shapes of what lies below a key, of each element where that is a list. */
  readonly below?: Readonly<Record<string, Shape>>
}

/** Keys written one after the other, with the shapes below some. */
export function shapeOf(keys: string, below: Shape['below'] = {}): Shape {
  return { keys: [...keys.split(' '), ...Object.keys(below)], below }
}

export interface YamlText {
  readonly file: string
  readonly text: string
}

/** Warnings of keys that look like a misspelt one: they would be ignored without a word. */
export function misspeltKeys(
  value: unknown,
  shape: Shape,
  place: YamlText & { readonly path: YamlPath },
): readonly WaypointError[] {
  const { path } = place
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) =>
      isMap(item) ? misspeltKeys(item, shape, { ...place, path: [...path, index] }) : [],
    )
  }
  if (!isMap(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const below = shape.below?.[key]
    if (below !== undefined) return misspeltKeys(inner, below, { ...place, path: [...path, key] })
    const near = shape.keys.includes(key) ? undefined : nearestName(key, shape.keys)
    return near === undefined
      ? []
      : [ignoredKey({ ...place, path: [...path, key] }, `Did you mean '${near}'?`)]
  })
}

function ignoredKey(
  { file, text, path }: YamlText & { readonly path: YamlPath },
  hint: string,
): WaypointError {
  return new WaypointError({
    code: 'unknown-property',
    message: `'${String(path.at(-1))}' means nothing here and is ignored`,
    location: locate(text, file, path),
    hint,
  })
}
