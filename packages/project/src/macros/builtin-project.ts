import type { ProjectConfig } from '../config/project-config.ts'
import type { BuiltinMacroDir } from '../options.ts'

const NOTHING: ProjectConfig['resourceConfigs'] = {
  models: {},
  seeds: {},
  snapshots: {},
  data_tests: {},
  sources: {},
  analyses: {},
  exposures: {},
  metrics: {},
  'semantic-models': {},
  'saved-queries': {},
  unit_tests: {},
  functions: {},
}

/** The engine's macros as a package that has nothing but macros. */
export function builtinProject({ packageName, dir }: BuiltinMacroDir): ProjectConfig {
  return {
    name: packageName,
    version: null,
    rootDir: dir,
    profile: null,
    modelPaths: [],
    seedPaths: [],
    testPaths: [],
    snapshotPaths: [],
    analysisPaths: [],
    functionPaths: [],
    macroPaths: ['.'],
    docsPaths: ['.'],
    targetPath: 'target',
    packagesInstallPath: '',
    cleanTargets: [],
    vars: {},
    resourceConfigs: NOTHING,
    writtenConfigs: NOTHING,
    dispatch: [],
    onRunStart: [],
    onRunEnd: [],
    queryComment: { comment: undefined, append: false },
    quoting: {},
    flags: {},
    requireDbtVersion: [],
  }
}
