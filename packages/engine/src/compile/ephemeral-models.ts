import type { RenderTrace } from '@waypoint/jinja'
import type { RunState } from '../run-state.ts'
import { renderNode } from './compile-node.ts'
import type { Cte } from './inject-ctes.ts'
import { openNode } from './node-runtime.ts'
import { cteName } from './relation-of-node.ts'

/** A CTE with what wrote its text. */
interface TracedCte extends Cte {
  readonly trace: RenderTrace
}

interface EphemeralModel {
  readonly cte: TracedCte
  /** Those it stands on, directly. */
  readonly parents: ReadonlySet<string>
}

/** Ephemeral models as CTEs, each rendered once per invocation. */
export class EphemeralModels {
  readonly #models = new Map<string, Promise<EphemeralModel>>()

  /** The CTEs of some models and all they stand on, parents first, each once. */
  async ctesFor(ids: Iterable<string>, worker: string, state: RunState): Promise<readonly TracedCte[]> {
    const ctes = new Map<string, TracedCte>()
    const add = async (id: string): Promise<void> => {
      if (ctes.has(id)) return
      const model = await this.#model(id, worker, state)
      for (const parent of model.parents) await add(parent)
      ctes.set(id, model.cte)
    }
    for (const id of ids) await add(id)
    return [...ctes.values()]
  }

  #model(id: string, worker: string, state: RunState): Promise<EphemeralModel> {
    const known = this.#models.get(id)
    if (known !== undefined) return known
    const rendered = render(id, worker, state)
    this.#models.set(id, rendered)
    return rendered
  }
}

async function render(id: string, worker: string, state: RunState): Promise<EphemeralModel> {
  const node = state.project.manifest.nodes[id]
  if (node === undefined) throw new Error(`${id} is not in the manifest`)
  const runtime = await openNode(node, { worker }, state)
  const sql = await renderNode(runtime, state)
  return {
    cte: { uniqueId: id, sql: ` ${cteName(node)} as (\n${sql}\n)`, trace: runtime.trace },
    parents: runtime.resolver.ephemerals,
  }
}
