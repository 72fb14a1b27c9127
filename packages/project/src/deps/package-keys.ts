import type { WaypointError } from '@waypoint/contracts'
import { misspeltKeys, shapeOf, type YamlText } from '../yaml/misspelt-keys.ts'

const SHAPE = shapeOf('projects version name', {
  packages: shapeOf(
    'package version install_prerelease install-prerelease git revision subdirectory warn-unpinned warn_unpinned tarball name sha256 local private provider unrendered',
  ),
})

/** Warnings of keys of packages.yml or dependencies.yml that are probably misspelt. */
export function misspeltPackageKeys(data: unknown, source: YamlText): readonly WaypointError[] {
  return misspeltKeys(data, SHAPE, { ...source, path: [] })
}
