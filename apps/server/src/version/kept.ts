import type { Reader } from './reader.ts'

/** What is worked out once for each version, by its name; what failed is tried again. */
export function kept<T>(
  { memory }: Pick<Reader, 'memory'>,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const known = memory.get(name) as Promise<T> | undefined
  if (known !== undefined) return known
  const found = work()
  memory.set(name, found)
  found.catch(() => memory.delete(name))
  return found
}
