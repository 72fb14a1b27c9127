export type { ConfigSection, DispatchRule, ProjectConfig, QueryComment } from './config/project-config.ts'
export { type ProjectHead, readProjectHead } from './config/read-project-head.ts'
export { TextWriter } from './files/text-writer.ts'
export { loadProject } from './load-project.ts'
export type { CodeStart, LoadedProject, PackageLocation, RunServices } from './loaded-project.ts'
export { MacroLibrary } from './macros/macro-library.ts'
export type {
  BuiltinMacroDir,
  InvocationIdentity,
  LoadOptions,
  TargetCredentials,
  TargetDefaults,
} from './options.ts'
export type { ResolvedProfile } from './profile/resolved-profile.ts'
export type { ProjectSelectors } from './selectors/project-selectors.ts'
export type { AddedPackage } from './deps/add-package.ts'
export type { LockedPackage } from './deps/lock-file.ts'
export { describeSpec, type PackageSpec } from './deps/package-spec.ts'
export { type DepsOptions, type DepsResult, updatePackages } from './deps/update-packages.ts'
export { type CleanOptions, cleanProject } from './setup/clean-project.ts'
export { readSetup, type Setup, type SetupOptions } from './setup/read-setup.ts'
export { readStaticModel, type StaticModel } from './typescript/static-model.ts'
export { stripTypes, typeStripperFile } from './typescript/strip-types.ts'
export { readYamlMap } from './yaml/read-yaml.ts'
export { locate } from './yaml/yaml-position.ts'
