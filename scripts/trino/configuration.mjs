import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const catalog = 'iceberg'

/** Megabytes of a worker's heap, for a desk: 0.4 GB when idle, 2.1 at work. */
const deskWorkerMb = 1500

/** A query may have a bit less than half of a worker's heap; a fifth is nobody's. */
const worker = (megabytes) => ({
  heap: [`-Xmx${megabytes}M`, '-XX:+UseParallelGC'],
  memory: `${Math.floor((megabytes * 7) / 15)}MB`,
  headroom: `${Math.floor(megabytes / 5)}MB`,
  further: {},
})

/** 0.4 GB when idle, 1.2 at work. */
const coordinator = {
  heap: ['-Xmx1G', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
  memory: '150MB',
  headroom: '150MB',
  further: {
    'node-scheduler.include-coordinator': 'false',
    'failure-detector.enabled': 'false',
    'query-manager.required-workers-max-wait': '60s',
    'query.remote-task.max-error-duration': '15s',
    // Plans of some hundred models that are over would fill the memory.
    'query.max-history': '50',
    'query.min-expire-age': '30s',
    // A view counts with all that it reads.
    'query.max-stage-count': '1000',
  },
}

/** Writes what a node reads and returns the arguments that Java is started with. */
export function configureNode(role, { folder, installation, ports, workerMb = deskWorkerMb }) {
  const { heap, memory, headroom, further } = role === 'worker' ? worker(workerMb) : coordinator
  const home = join(folder, role)
  mkdirSync(join(home, 'data'), { recursive: true })
  writeCatalog(folder)
  writeProperties(join(home, 'config.properties'), {
    coordinator: role === 'coordinator',
    'http-server.http.port': ports[role],
    'discovery.uri': `http://127.0.0.1:${ports.coordinator}`,
    'catalog.config-dir': join(folder, 'catalog'),
    'plugin.dir': join(installation, 'plugin'),
    'query.max-memory-per-node': memory,
    'memory.heap-headroom-per-node': headroom,
    ...further,
  })
  return [
    ...heap,
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:+AutoCreateSharedArchive',
    `-XX:SharedArchiveFile=${join(home, 'classes.jsa')}`,
    '-Djdk.attach.allowAttachSelf=true',
    '-XX:+EnableDynamicAgentLoading',
    '-Djdk.nio.maxCachedBufferSize=2000000',
    '-Dfile.encoding=UTF-8',
    '--enable-native-access=ALL-UNNAMED',
    '--sun-misc-unsafe-memory-access=allow',
    '--add-modules=jdk.incubator.vector',
    '-Dnode.environment=dev',
    `-Dnode.id=${role}`,
    `-Dnode.data-dir=${join(home, 'data')}`,
    '-Dnode.internal-address=127.0.0.1',
    '-Dnode.bind-ip=127.0.0.1',
    `-Dconfig=${join(home, 'config.properties')}`,
    '-cp',
    join(installation, 'lib/*'),
    'io.trino.server.TrinoServer',
  ]
}

/** Iceberg tables and their metastore in one folder of the local disk: no other service. */
function writeCatalog(folder) {
  const lake = join(folder, 'lake')
  mkdirSync(lake, { recursive: true })
  mkdirSync(join(folder, 'catalog'), { recursive: true })
  writeProperties(join(folder, 'catalog', `${catalog}.properties`), {
    'connector.name': 'iceberg',
    'iceberg.catalog.type': 'TESTING_FILE_METASTORE',
    'hive.metastore.catalog.dir': 'local:///warehouse',
    'iceberg.add-files-procedure.enabled': true,
    'fs.native-local.enabled': true,
    'local.location': lake,
  })
}

function writeProperties(file, properties) {
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${value}\n`)
  writeFileSync(file, lines.join(''))
}
