import type { SelectorMethod } from './method.ts'

export const access: SelectorMethod = {
  name: 'access',
  matcher:
    ({ value }) =>
    (member) =>
      member.resource_type === 'model' && 'access' in member && member.access === value,
  candidates: () => ['private', 'protected', 'public'],
}
