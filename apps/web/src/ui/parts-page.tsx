import { useParams } from '@tanstack/react-router'
import { type LazyExoticComponent, Suspense } from 'react'
import { SkeletonBlock } from './skeleton.tsx'
import { Tabs } from './tabs.tsx'

type Part = readonly [name: string, text: string, shown: LazyExoticComponent<() => React.ReactNode>]

interface PartsPageProps {
  readonly label: string
  /** Where the first part is; the others are below it, by name. */
  readonly path: string
  readonly parts: readonly [Part, ...Part[]]
}

/** A page of several parts, each loaded when it is opened; the address says which. */
export function PartsPage({ label, path, parts }: PartsPageProps) {
  const { part } = useParams({ strict: false })
  const [first] = parts
  const [, , Shown] = parts.find(([name]) => name === part) ?? first
  return (
    <>
      <Tabs
        label={label}
        tabs={parts.map(([name, text]) => ({ to: name === first[0] ? path : `${path}/${name}`, text }))}
      />
      <div className="under-tabs">
        <Suspense fallback={<SkeletonBlock height={520} />}>
          <Shown />
        </Suspense>
      </div>
    </>
  )
}
