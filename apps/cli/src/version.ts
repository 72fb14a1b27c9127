import manifest from '../package.json' with { type: 'json' }

export const waypointVersion: string = manifest.version
