export type LogFormat = 'text' | 'debug' | 'json' | 'default'
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'none'

/** How much is told of an invocation, and where. The engine itself only keeps to `print`; templates see them all. */
export interface OutputOptions {
  readonly debug?: boolean
  /** Only what went wrong. */
  readonly quiet?: boolean
  /** Whether what macros print() is shown. */
  readonly print?: boolean
  readonly useColors?: boolean
  readonly useColorsFile?: boolean
  readonly logFormat?: LogFormat
  readonly logFormatFile?: LogFormat
  readonly logLevel?: LogLevel
  readonly logLevelFile?: LogLevel
  /** Absolute folder of the log file. */
  readonly logPath?: string
  /** A log file that has grown beyond it is put aside; 0 for no limit. */
  readonly logFileMaxBytes?: number
  readonly printerWidth?: number
}
