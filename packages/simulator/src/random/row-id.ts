import { createHash } from 'node:crypto'

/** A row's id as the connector makes it of its keys. */
export const rowId = (...keys: readonly (string | number)[]): string =>
  createHash('sha1').update(keys.join('|')).digest('base64')
