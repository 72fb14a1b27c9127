/**
 * Writes the weights that come with the product: learned from the profile `tuned` alone, on seeds that no
 * benchmark uses. Usage: node benchmarks/identity/fit.mjs [records]
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('./', import.meta.url))
const waypoint = `${here}../../apps/cli/bin/waypoint.cjs`
const target = `${here}../../packages/identity/src/scoring/default-weights.ts`
const dir = mkdtempSync(join(tmpdir(), 'waypoint-fit-'))

try {
  const records = join(dir, 'records.csv')
  const weights = join(dir, 'weights.json')
  execFileSync('node', [`${here}generate.mjs`, 'tuned', process.argv[2] ?? '400000', records, '101'], {
    stdio: 'inherit',
  })
  execFileSync(
    'node',
    [waypoint, 'identity', 'fit', records, '--truth', 'company_id', '--weights', weights],
    { stdio: 'inherit' },
  )
  writeFileSync(target, sourceOf(JSON.parse(readFileSync(weights, 'utf8'))))
} finally {
  rmSync(dir, { recursive: true, force: true })
}

function stratum([name, bits]) {
  return `    '${name}': [${bits.join(', ')}],`
}

function field([name, levels]) {
  const worth = Object.entries(levels).map(([level, bits]) => `${level}: ${bits}`)
  return `    ${name}: { ${worth.join(', ')} },`
}

function learnedFrom({ share, disclosed }) {
  const shares = Object.entries(disclosed.shares).map(
    ([name, groups]) =>
      `        ${name}: { ${Object.entries(groups)
        .map(([group, each]) => `${group}: ${each.toFixed(5)}`)
        .join(', ')} },`,
  )
  return `  learnedFrom: {
    share: ${share.toFixed(4)},
    disclosed: {
      links: ${disclosed.links},
      shares: {
${shares.join('\n')}
      },
    },
  },`
}

function sourceOf(weights) {
  const { strata, fields } = weights
  return `import type { Weights } from './weights.ts'

/** Learned from generated records (benchmarks/identity/fit.mjs); centibits. */
export const DEFAULT_WEIGHTS: Weights = {
  version: 'default 3',
  strata: {
${Object.entries(strata).map(stratum).join('\n')}
  },
  fields: {
${Object.entries(fields).map(field).join('\n')}
  },
${learnedFrom(weights.learnedFrom)}
}
`
}
