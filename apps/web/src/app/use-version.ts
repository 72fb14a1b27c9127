import { useGet } from '../api/use-get.ts'

const ASKED_EVERY_MS = 30_000

/** The published version; a new one is noticed within half a minute. */
export const useVersion = () => useGet('/version', {}, { everyMs: ASKED_EVERY_MS })

/** ISO 4217 code of the reporting currency; empty until the version is known. */
export const useCurrency = (): string => useVersion().data?.currency ?? ''
