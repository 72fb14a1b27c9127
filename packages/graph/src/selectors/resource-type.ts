import type { SelectorMethod } from './method.ts'

export const resourceType: SelectorMethod = {
  name: 'resource_type',
  matcher:
    ({ value }) =>
    (member) =>
      member.resource_type === value,
  candidates: () => [
    'model',
    'seed',
    'snapshot',
    'test',
    'unit_test',
    'analysis',
    'source',
    'exposure',
    'metric',
    'semantic_model',
    'saved_query',
    'function',
  ],
}
