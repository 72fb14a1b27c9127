import { existsSync, readdirSync, statSync } from 'node:fs'
import { SimulationError } from '../error.ts'
import type { SimulationOutput } from '../options.ts'
import { refuseExisting } from '../writers/scratch.ts'
import { convertedPlace } from './converted-output.ts'

/** What a simulation writes to its folder. */
const OWN = ['base', 'delta', 'truth', 'truth.sqlite', 'extract.yml']

/** A folder that is replaced as a whole must not hold anything else. */
const refuseForeign = (dir: string): void => {
  if (!existsSync(dir)) return
  const foreign = statSync(dir).isDirectory()
    ? readdirSync(dir).find((name) => !OWN.includes(name))
    : 'a file'
  if (foreign === undefined) return
  throw new SimulationError({
    code: 'output-not-a-simulation',
    message: `${dir} holds what is no simulation: ${foreign}.`,
    hint: 'Name a folder that does not exist yet; the whole folder would be replaced.',
  })
}

const refuseSchemas = async (output: SimulationOutput & { kind: 'postgres' }, sources: readonly string[]) => {
  const [existing] = await output.door.schemas(sources.map((source) => `raw_${source}`))
  if (existing === undefined) return
  throw new SimulationError({
    code: 'output-exists',
    message: `${output.door.name} has a schema ${existing} already.`,
    hint: 'Choose another database, or replace the schemas with --force.',
  })
}

/** Refuses to write where something is, unless it may be replaced. */
export const refuseOutput = async (
  output: SimulationOutput,
  job: { readonly ifExists: 'refuse' | 'replace'; readonly sources: readonly string[] },
): Promise<void> => {
  const replaces = job.ifExists === 'replace'
  switch (output.kind) {
    case 'duckdb':
      return replaces ? undefined : refuseExisting([output.warehouse, output.truth])
    case 'postgres':
      if (!replaces) {
        refuseExisting([convertedPlace(output)])
        await refuseSchemas(output, job.sources)
      }
      return undefined
    default:
      return replaces ? refuseForeign(output.dir) : refuseExisting([output.dir])
  }
}
