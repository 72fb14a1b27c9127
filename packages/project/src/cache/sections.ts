import type { Manifest } from '@waypoint/contracts'
import type { CacheIndex, SectionName } from './cache-index.ts'
import { decodeData, encodeData } from './json-values.ts'
import type { NodePlace } from './node-place.ts'

const SECTIONS: readonly SectionName[] = [
  'sources',
  'macros',
  'docs',
  'exposures',
  'metrics',
  'groups',
  'semantic_models',
  'saved_queries',
  'unit_tests',
  'disabled',
]

export function writeSections(
  manifest: Partial<Pick<Manifest, SectionName>>,
  write: (text: string) => NodePlace,
): CacheIndex['sections'] {
  const places: Partial<Record<SectionName, NodePlace>> = {}
  for (const name of SECTIONS) {
    const section = manifest[name] ?? {}
    if (Object.keys(section).length > 0) places[name] = write(encodeData(section))
  }
  return places
}

/** The sections of a cached manifest, each read when it is first asked for. */
export function readSections(
  places: CacheIndex['sections'],
  read: (place: NodePlace) => string,
): Pick<Manifest, SectionName> {
  const sections: Record<string, unknown> = {}
  for (const name of SECTIONS) {
    let section: unknown
    Object.defineProperty(sections, name, {
      enumerable: true,
      get: () => {
        const place = places[name]
        return (section ??= place === undefined ? {} : decodeData(read(place)))
      },
    })
  }
  return sections as unknown as Pick<Manifest, SectionName>
}
