import type { SelectorMethod } from './method.ts'

/** `latest`, `old`, `prerelease` or `none`, compared with the model's latest version. */
export const version: SelectorMethod = {
  name: 'version',
  matcher:
    ({ value }) =>
    (member) => {
      if (member.resource_type !== 'model' || !('version' in member)) return false
      const own = member.version
      const latest = 'latest_version' in member ? member.latest_version : null
      if (own === null || own === undefined) return value === 'none'
      if (value === 'latest') return String(own) === String(latest)
      const older = compareVersions(String(own), String(latest))
      return (value === 'old' && older < 0) || (value === 'prerelease' && older > 0)
    },
  candidates: () => ['latest', 'old', 'prerelease', 'none'],
}

function compareVersions(left: string, right: string): number {
  const difference = Number(left) - Number(right)
  if (!Number.isNaN(difference)) return difference
  return left < right ? -1 : left > right ? 1 : 0
}
