/** Changes whenever the same options give other content. */
export const SIMULATOR_VERSION = '1'
export const REPORTING_CURRENCY = 'USD'
