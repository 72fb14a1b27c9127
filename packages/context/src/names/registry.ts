import { returnCallable } from '@waypoint/jinja'
import { api } from '../database/api.ts'
import type { ContextName } from '../environment.ts'
import { modules } from '../modules/modules.ts'
import { builtins } from './builtins.ts'
import { set, setStrict, zip, zipStrict } from './collections.ts'
import { config } from './config.ts'
import { fromjson, fromyaml, tojson, toyaml } from './data-formats.ts'
import { doc } from './doc.ts'
import { environmentVariable } from './env-var.ts'
import { exceptions } from './exceptions.ts'
import { flags } from './flags.ts'
import { postHooks, preHooks } from './hooks.ts'
import {
  dbtVersion,
  execute,
  invocationArguments,
  invocationId,
  metadataVariables,
  projectName,
  runStartedAt,
  selectedResources,
  threadId,
  waypointVersion,
} from './invocation.ts'
import { localMd5 } from './local-md5.ts'
import { metric } from './metric.ts'
import { model } from './model.ts'
import { log, print } from './output.ts'
import { emptyText, nothing, parseTimeAdapter } from './parse-time.ts'
import { ref } from './ref.ts'
import { database, schema } from './relation-parts.ts'
import { render } from './render.ts'
import { selfContext } from './self-context.ts'
import { source } from './source.ts'
import { target } from './target.ts'
import { self } from './this.ts'
import { userFunction } from './user-function.ts'
import { variable } from './var.ts'

/** Every name that needs no database, and stand-ins for those that do. */
export const CONTEXT_NAMES: ReadonlyMap<string, ContextName> = new Map<string, ContextName>([
  ['ref', ref],
  ['source', source],
  ['function', userFunction],
  ['metric', metric],
  ['config', config],
  ['var', variable],
  ['env_var', environmentVariable],
  ['this', self],
  ['model', model],
  ['target', target],
  ['env', target],
  ['flags', flags],
  ['graph', (environment) => environment.graph()],
  ['project_name', projectName],
  ['invocation_id', invocationId],
  ['invocation_args_dict', invocationArguments],
  ['dbt_metadata_envs', metadataVariables],
  ['dbt_version', dbtVersion],
  ['waypoint_version', waypointVersion],
  ['selected_resources', selectedResources],
  ['thread_id', threadId],
  ['execute', execute],
  ['modules', modules],
  ['run_started_at', runStartedAt],
  ['database', database],
  ['schema', schema],
  ['pre_hooks', preHooks],
  ['post_hooks', postHooks],
  ['log', log],
  ['print', print],
  ['return', () => returnCallable],
  ['exceptions', exceptions],
  ['tojson', tojson],
  ['fromjson', fromjson],
  ['toyaml', toyaml],
  ['fromyaml', fromyaml],
  ['set', set],
  ['set_strict', setStrict],
  ['zip', zip],
  ['zip_strict', zipStrict],
  ['local_md5', localMd5],
  ['doc', doc],
  ['builtins', builtins],
  ['context', selfContext],
  ['render', render],
  ['adapter', parseTimeAdapter],
  ['api', api],
  ['load_result', nothing],
  ['store_result', emptyText],
  ['store_raw_result', emptyText],
])
