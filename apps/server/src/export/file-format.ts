export type FileFormat = 'csv' | 'parquet' | 'ndjson'

interface Described {
  readonly mediaType: string
  readonly extension: string
  /** Options of `copy … to`. */
  readonly copy: string
}

export const fileFormats: Readonly<Record<FileFormat, Described>> = {
  csv: { mediaType: 'text/csv; charset=utf-8', extension: 'csv', copy: 'format csv, header true' },
  parquet: {
    mediaType: 'application/vnd.apache.parquet',
    extension: 'parquet',
    copy: 'format parquet, compression zstd',
  },
  ndjson: { mediaType: 'application/x-ndjson', extension: 'ndjson', copy: 'format json' },
}
