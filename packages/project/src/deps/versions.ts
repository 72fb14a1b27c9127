/** A semantic version, taken apart. */
export interface Version {
  readonly text: string
  /** Major, minor, patch. */
  readonly numbers: readonly [number, number, number]
  /** `['rc', 1]` of 1.0.0-rc.1; empty for a release. */
  readonly prerelease: readonly (string | number)[]
}

type Operator = '=' | '>' | '>=' | '<' | '<='

/** One condition on a version: `>=1.0.0`. A bare version is an exact one. */
export interface Requirement {
  readonly operator: Operator
  readonly version: Version
}

const VERSION = /^v?(\d+)\.(\d+)\.(\d+)(?:-?([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/

export function parseVersion(text: string): Version | undefined {
  const match = VERSION.exec(text)
  if (match === null) return undefined
  const prerelease = match[4]?.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)) ?? []
  return { text, numbers: [Number(match[1]), Number(match[2]), Number(match[3])], prerelease }
}

export function parseRequirement(text: string): Requirement | undefined {
  const match = /^\s*(>=|<=|>|<|={0,2})\s*(.+?)\s*$/.exec(text)
  const version = parseVersion(match?.[2] ?? '')
  if (match === null || version === undefined) return undefined
  const operator = match[1] === '' || match[1] === '==' ? '=' : (match[1] as Operator)
  return { operator, version }
}

/** Negative, zero or positive as the left one is lower, equal or higher. A release is above its prereleases. */
export function compareVersions(left: Version, right: Version): number {
  return compareNumbers(left, right) || comparePrereleases(left.prerelease, right.prerelease)
}

export function satisfies(version: Version, { operator, version: bound }: Requirement): boolean {
  const order = compareVersions(version, bound)
  switch (operator) {
    case '=':
      return order === 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '<':
      // `<1.0.0` means what is before 1.0.0 and its prereleases.
      return order < 0 && (bound.prerelease.length > 0 || compareNumbers(version, bound) < 0)
    case '<=':
      return order <= 0
  }
}

function compareNumbers(left: Version, right: Version): number {
  for (const index of [0, 1, 2] as const) {
    const difference = left.numbers[index] - right.numbers[index]
    if (difference !== 0) return difference
  }
  return 0
}

function comparePrereleases(left: Version['prerelease'], right: Version['prerelease']): number {
  if (left.length === 0 || right.length === 0) return right.length - left.length
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const order = comparePart(left[index] as string | number, right[index] as string | number)
    if (order !== 0) return order
  }
  return left.length - right.length
}

function comparePart(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1
  return left < right ? -1 : left > right ? 1 : 0
}
