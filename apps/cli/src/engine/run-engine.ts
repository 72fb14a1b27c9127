import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { EventListener } from '@waypoint/contracts'
import type { Command, InvocationOptions, InvocationResult } from '@waypoint/engine'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { engineSettings, runWithSettings } from './engine-settings.ts'
import { locateProject } from './locate-project.ts'
import { parseVars, parseWarnErrorOptions } from './vars.ts'

/** Turns the command line's options into an invocation of the engine and runs it. */
export async function runEngine(
  command: Command,
  options: EngineOptions,
  run: { readonly host: Host; readonly onEvent: EventListener },
): Promise<InvocationResult> {
  const settings = await engineSettings(invocationOptions(command, options, run.host), run.host)
  return runWithSettings(settings, run.onEvent)
}

export function invocationOptions(command: Command, options: EngineOptions, host: Host): InvocationOptions {
  const workspace = workspaceAt(options.dir, host.cwd)
  const { projectDir, bundled, env } = locateProject(options.projectDir, host)
  const select = options.select ?? options.models ?? options.model
  const types = options.resourceType ?? options.resourceTypes
  const folder = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(host.cwd, path)
  if (bundled) mkdirSync(workspace.dir, { recursive: true })
  return {
    command,
    projectDir,
    env: { ...env, WAYPOINT_DIR: workspace.dir },
    invocationCommand: ['waypoint', ...host.commandLine].join(' '),
    ...defined({
      profilesDir: folder(options.profilesDir),
      profile: options.profile,
      target: options.target,
      targetPath: folder(options.targetPath) ?? (bundled ? workspace.target : undefined),
      logPath: folder(options.logPath) ?? (bundled ? join(workspace.dir, 'logs') : undefined),
      select,
      exclude: options.exclude,
      resourceTypes: types?.includes('all') === true ? undefined : types,
      excludeResourceTypes: options.excludeResourceType ?? options.excludeResourceTypes,
      selector: options.selector,
      indirectSelection: options.indirectSelection,
      statePath: folder(options.state),
      defer: options.defer,
      deferStatePath: folder(options.deferState),
      favorState: options.favorState,
      vars: options.vars === undefined ? undefined : parseVars(options.vars),
      threads: options.threads,
      partialParse: options.partialParse,
      packagesInstallPath: options.packagesInstallPath,
      versionCheck: options.versionCheck,
      writeJson: options.writeJson,
      warnError: options.warnError,
      warnErrorOptions:
        options.warnErrorOptions === undefined ? undefined : parseWarnErrorOptions(options.warnErrorOptions),
      ...outputOptions(options),
      empty: options.empty,
      sample: options.sample,
      eventTimeStart: options.eventTimeStart,
      eventTimeEnd: options.eventTimeEnd,
      changed: options.changed,
      fullRefresh: options.fullRefresh,
      failFast: options.failFast,
      storeFailures: options.storeFailures,
      fuse: options.fuse,
    }),
  }
}

function outputOptions(options: EngineOptions) {
  return {
    quiet: options.quiet,
    debug: options.debug,
    print: options.print,
    useColors: options.useColors,
    useColorsFile: options.useColorsFile,
    printerWidth: options.printerWidth,
    logFileMaxBytes: options.logFileMaxBytes,
    logFormat: options.logFormat,
    logFormatFile: options.logFormatFile,
    logLevel: options.logLevel,
    logLevelFile: options.logLevelFile,
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out what was not given; an absent option and an undefined one are not the same. */
function defined<T extends Record<string, unknown>>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>
}
