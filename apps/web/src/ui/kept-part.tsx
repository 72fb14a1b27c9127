import { type ComponentType, type FunctionComponent, lazy, useState } from 'react'

interface KeptPart<Props> {
  readonly Shown: FunctionComponent<Props>
  /** Fetches it; drawn after that, it is there at once. */
  readonly preload: () => Promise<void>
}

/** A component in a chunk of its own, kept once it was fetched. */
export function keptPart<Props extends object>(load: () => Promise<ComponentType<Props>>): KeptPart<Props> {
  let kept: ComponentType<Props> | undefined
  const preload = async (): Promise<void> => {
    kept ??= await load()
  }
  const Fetched = lazy(async () => ({ default: await load() }))
  return {
    preload,
    Shown: function Shown(props: Props) {
      const [Part] = useState(() => kept ?? Fetched)
      return <Part {...props} />
    },
  }
}
