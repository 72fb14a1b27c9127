/**
 * What a cluster of a coordinator and a worker does: `npm run bench:trino [-- --rows 10000000]
 * [--only nodes,events,statements] [--dbt <a dbt with dbt-trino, to be counted beside>]`.
 * The cluster is that of `npm run trino -- up`; it is started if need be and left running.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { defaultFolder, startCluster } from '../../scripts/trino/cluster.mjs'
import { measureEvents } from './events.mjs'
import { measureNodes } from './nodes.mjs'
import { measureStatements } from './statements.mjs'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000000' },
    only: { type: 'string', default: 'nodes,events,statements' },
    dir: { type: 'string' },
    dbt: { type: 'string' },
    waypoint: { type: 'string', default: '../../apps/cli/bin/waypoint.cjs' },
  },
})
const only = values.only.split(',')
const cluster = await startCluster(values.dir ?? defaultFolder())
const waypoint = fileURLToPath(new URL(values.waypoint, import.meta.url))
if (only.includes('nodes')) console.log(await measureNodes(cluster, waypoint))
if (only.includes('statements'))
  console.log(JSON.stringify(await measureStatements(cluster, waypoint, values.dbt), null, 2))
if (only.includes('events')) console.log(await measureEvents(cluster, Number(values.rows)))
