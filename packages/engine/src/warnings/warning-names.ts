/** dbt's names of warnings, with the codes of ours that they stand for. */
const CODES_OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  CustomKeyInConfigDeprecation: ['unknown-config'],
  CustomKeyInObjectDeprecation: ['unknown-property'],
  CustomTopLevelKeyDeprecation: ['unknown-property'],
  DeprecatedModel: ['deprecated-model'],
  DeprecatedReference: ['deprecated-reference'],
  DepsUnpinned: ['unpinned-package'],
  JinjaLogWarning: ['template-warning'],
  LogTestResult: ['test-warning'],
  MacroNotFoundForPatch: ['unmatched-properties'],
  NoNodeForYamlKey: ['unmatched-properties'],
  NoNodesForSelectionCriteria: ['selector-names-nothing'],
  NodeNotFoundOrDisabled: ['missing-ref', 'missing-source', 'disabled-ref'],
  UnusedResourceConfigPath: ['unused-config-path'],
  UnversionedBreakingChange: ['broken-contract'],
  UpcomingReferenceDeprecation: ['upcoming-deprecation'],
}

/** The group under which dbt names all warnings of old ways to write things. */
const DEPRECATIONS = 'Deprecations'

/** Names of dbt whose warning is not given here: they may stand in a list and change nothing. */
const WITHOUT_COUNTERPART: ReadonlySet<string> = new Set(
  `ArgumentsPropertyInGenericTestDeprecation CatalogGenerationError CollectFreshnessReturnSignature
  ConfigDataPathDeprecation ConfigLogPathDeprecation ConfigSourcePathDeprecation ConfigTargetPathDeprecation
  ConstraintNotEnforced ConstraintNotSupported CustomOutputPathInSourceFreshnessDeprecation
  DuplicateNameDistinctNodeTypesDeprecation DuplicateYAMLKeysDeprecation
  EnvironmentVariableNamespaceDeprecation EnvironmentVariableRenamed ExposureNameDeprecation
  FreshnessConfigProblem GenericJSONSchemaValidationDeprecation InvalidConcurrentBatchesConfig
  InvalidMacroAnnotation InvalidValueForField LogModelResult LogSeedResult LogSnapshotResult
  LogFreshnessResult MFCumulativeTypeParamsDeprecation MFTimespineWithoutYamlConfigurationDeprecation
  MetricAttributesRenamed MicrobatchMacroOutsideOfBatchesDeprecation MicrobatchModelNoEventTimeInputs
  MissingArgumentsPropertyInGenericTestDeprecation MissingPlusPrefixDeprecation ModelParamUsageDeprecation
  ModulesItertoolsUsageDeprecation NoNodesSelected NothingToDo PackageInstallPathDeprecation
  PackageMaterializationOverrideDeprecation PackageNodeDependsOnRootProjectNode PackageRedirectDeprecation
  ProjectFlagsMovedDeprecation PropertyMovedToConfigDeprecation ResourceNamesWithSpacesDeprecation
  SeedExceedsLimitAndPathChanged SeedExceedsLimitChecksumChanged SeedExceedsLimitSamePath SeedIncreased
  SemanticValidationFailure SnapshotTimestampWarning SourceFreshnessProjectHooksNotRun
  SourceOverrideDeprecation SpacesInResourceNameDeprecation TestsConfigDeprecation
  UnexpectedJinjaBlockDeprecation UnsupportedConstraintMaterialization UnusedTables
  ValidationWarning WEOIncludeExcludeDeprecation WarnStateTargetEqual
  WrongResourceSchemaFile ${DEPRECATIONS}`.split(/\s+/),
)

/** Codes of ours are words joined by hyphens; dbt's names are in capitals and have none. */
const OWN_CODE = /^[a-z]+(?:-[a-z]+)+$/

/** The codes that a name in a list stands for; undefined where no warning is called so. */
export function codesNamed(name: string): readonly string[] | undefined {
  if (OWN_CODE.test(name)) return [name]
  const codes = Object.hasOwn(CODES_OF_EVENTS, name) ? CODES_OF_EVENTS[name] : undefined
  return codes ?? (WITHOUT_COUNTERPART.has(name) ? [] : undefined)
}

export function knownWarningNames(): readonly string[] {
  return [...Object.keys(CODES_OF_EVENTS), ...WITHOUT_COUNTERPART]
}

/** dbt's name of a warning of ours. */
export function eventNameOf(code: string): string | undefined {
  return Object.entries(CODES_OF_EVENTS).find(([, codes]) => codes.includes(code))?.[0]
}
