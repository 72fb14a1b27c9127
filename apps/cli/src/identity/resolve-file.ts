import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { DEFAULT_WEIGHTS, IdentityError, resolveRecords, type Weights } from '@waypoint/identity'
import type { ResolveCommandOptions } from '../commands/identity.ts'
import type { Host } from '../host.ts'
import { createLiveRegion } from '../terminal/live-region.ts'
import { renderSummary } from './summary-view.ts'

/** `waypoint identity resolve`. */
export async function resolveFile(file: string, options: ResolveCommandOptions, host: Host): Promise<void> {
  const live = createLiveRegion(host)
  const dir = resolve(host.cwd, options.out)
  try {
    const summary = await resolveRecords({
      file: {
        path: resolve(host.cwd, file),
        map: options.map,
        ...(options.truth === undefined ? {} : { truth: options.truth }),
      },
      dir,
      append: options.append === true,
      adapt: options.adapt !== false,
      format: options.format,
      at: new Date().toISOString(),
      memoryLimit: options.memoryLimit,
      signal: host.signal,
      onProgress: (step) => live.update([`${step} …`]),
      ...(options.threads === undefined ? {} : { threads: options.threads }),
      ...weightsOf(options, host),
    })
    live.close()
    host.out(
      options.json === true
        ? `${JSON.stringify(summary, null, 2)}\n`
        : renderSummary(summary, dir, host.style),
    )
  } finally {
    live.close()
  }
}

/** None, where neither weights nor a rule were asked for: those of the state or of the product count then. */
function weightsOf(
  { weights, cannotLink }: ResolveCommandOptions,
  host: Host,
): { readonly weights?: Weights } {
  if (weights === undefined && cannotLink.length === 0) return {}
  const chosen = weights === undefined ? DEFAULT_WEIGHTS : readWeights(resolve(host.cwd, weights))
  return { weights: cannotLink.length === 0 ? chosen : { ...chosen, cannotLink: cannotLink.toSorted() } }
}

function readWeights(file: string): Weights {
  try {
    const weights = JSON.parse(readFileSync(file, 'utf8')) as Partial<Weights>
    if (typeof weights.strata === 'object' && typeof weights.fields === 'object') return weights as Weights
  } catch (cause) {
    throw weightsError(file, cause)
  }
  throw weightsError(file, undefined)
}

const weightsError = (file: string, cause: unknown): IdentityError =>
  new IdentityError({
    code: 'invalid-weights',
    message: `${file} holds no weights.`,
    hint: 'Learn them: waypoint identity fit labelled.csv --truth company --weights weights.json.',
    file,
    cause,
  })
