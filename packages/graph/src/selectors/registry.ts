import { access } from './access.ts'
import { config } from './config.ts'
import { exposure, metric, savedQuery, semanticModel, unitTest } from './declared.ts'
import { file } from './file.ts'
import { fqn } from './fqn.ts'
import { group } from './group.ts'
import type { SelectorMethod } from './method.ts'
import { packageName } from './package-name.ts'
import { path } from './path.ts'
import { resourceType } from './resource-type.ts'
import { result } from './result.ts'
import { source } from './source.ts'
import { sourceStatus } from './source-status.ts'
import { state } from './state.ts'
import { tag } from './tag.ts'
import { testName } from './test-name.ts'
import { testType } from './test-type.ts'
import { version } from './version.ts'

export const SELECTOR_METHODS: readonly SelectorMethod[] = [
  fqn,
  tag,
  path,
  file,
  packageName,
  source,
  config,
  resourceType,
  testName,
  testType,
  group,
  access,
  version,
  exposure,
  metric,
  semanticModel,
  savedQuery,
  unitTest,
  state,
  result,
  sourceStatus,
]
