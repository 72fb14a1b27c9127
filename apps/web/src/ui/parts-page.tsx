import { useParams } from '@tanstack/react-router'
import { type ComponentType, Suspense } from 'react'
import { keptPart } from './kept-part.tsx'
import { SkeletonBlock } from './skeleton.tsx'
import { Tabs } from './tabs.tsx'

type Part = readonly [name: string, text: string, load: () => Promise<ComponentType>]

interface PartsPageOptions {
  readonly label: string
  /** Where the first part is; the others are below it, by name. */
  readonly path: string
  readonly parts: readonly [Part, ...Part[]]
}

/** A page of several parts, each fetched before it is opened; the address says which. */
export function partsPage({ label, path, parts }: PartsPageOptions) {
  const kept = parts.map(([name, , load]) => ({ name, ...keptPart(load) }))
  const at = (part: string | undefined) => kept.find(({ name }) => name === part) ?? kept[0]
  const tabs = parts.map(([name, text], index) => ({ to: index === 0 ? path : `${path}/${name}`, text }))
  function PartsPage() {
    const { part } = useParams({ strict: false })
    const shown = at(part)
    return (
      <>
        <Tabs label={label} tabs={tabs} />
        <div className="under-tabs">
          <Suspense fallback={<SkeletonBlock height={520} />}>
            {shown === undefined ? null : <shown.Shown key={shown.name} />}
          </Suspense>
        </div>
      </>
    )
  }
  return Object.assign(PartsPage, {
    preloadPart: async (part: string | undefined) => await at(part)?.preload(),
  })
}
