import { hash } from 'node:crypto'

/** A row's id as the connector makes it of its keys. */
export const rowId = (...keys: readonly (string | number)[]): string => hash('sha1', keys.join('|'), 'base64')
