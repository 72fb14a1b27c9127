export { copyCsvFile } from './copy-csv-file.ts'
export { postgresFactory } from './factory.ts'
