import { type Command, Option } from 'commander'
import { wholeNumber } from './whole-number.ts'
import type { LogLevel } from '@waypoint/engine'

type ConsoleFormat = 'text' | 'json' | 'debug' | 'default'

/** How much is said, where, and in which form. What is not given comes from the environment or the project. */
export interface OutputOptions {
  readonly quiet?: boolean
  readonly debug?: boolean
  readonly print?: boolean
  readonly useColors?: boolean
  readonly useColorsFile?: boolean
  readonly logFormat?: ConsoleFormat
  readonly logFormatFile?: ConsoleFormat
  readonly logLevel?: LogLevel
  readonly logLevelFile?: LogLevel
  readonly logPath?: string
  readonly logFileMaxBytes?: number
  readonly printerWidth?: number
}

const FORMATS = ['text', 'json', 'debug', 'default']
const LEVELS = ['debug', 'info', 'warn', 'error', 'none']

export function addOutputOptions(command: Command): Command {
  return command
    .optionsGroup('Output:')
    .option('-q, --quiet', 'print only what went wrong')
    .addOption(new Option('--no-quiet').hideHelp())
    .option('-d, --debug', 'print every query; the same as --log-level debug')
    .addOption(new Option('--no-debug').hideHelp())
    .addOption(new Option('--log-format <format>', 'text for people, json for machines').choices(FORMATS))
    .addOption(new Option('--log-format-file <format>', 'the same for the log file').choices(FORMATS))
    .addOption(new Option('--log-level <level>', 'the least that is printed (default: info)').choices(LEVELS))
    .addOption(
      new Option('--log-level-file <level>', 'the least that is logged (default: debug)').choices(LEVELS),
    )
    .option('--log-path <folder>', 'folder of waypoint.log (default: logs in the project)')
    .addOption(new Option('--log-file-max-bytes <n>').argParser(wholeNumber).hideHelp())
    .option('--use-colors', 'colour also where nothing tells that colours are seen')
    .option('--no-use-colors', 'no colours; so does the variable NO_COLOR')
    .addOption(new Option('--use-colors-file').hideHelp())
    .addOption(new Option('--no-use-colors-file').hideHelp())
    .addOption(new Option('--print').hideHelp())
    .option('--no-print', 'leave out what macros print()')
    .addOption(new Option('--printer-width <n>').argParser(wholeNumber).hideHelp())
}
