import { describeAdapter } from '@waypoint/adapter-conformance'
import { trinoServer } from '@waypoint/adapter-conformance/trino-server'
import { trinoFactory } from './factory.ts'

const { credentials } = trinoServer('waypoint_conformance')

describeAdapter('Trino', () => trinoFactory.open(credentials, { rootDir: '/', threads: 4 }), {
  instantType: 'timestamp(6) with time zone',
  // The metastore on the local disk writes names as those of folders.
  refusedTables: ['quote"inside', '"; drop table victim; --', "it's", '$1'],
  unrenamed: { view: 'the metastore on the local disk keeps the folder of a dropped table' },
})
