#!/usr/bin/env node
'use strict'
// libuv reads its pool size when the first task is queued: it has to be set before any module is loaded,
// or queries that fill the pool starve file reads.
process.env.UV_THREADPOOL_SIZE ??= '16'
import('../dist/main.js').catch((error) => {
  if (error?.code === 'ERR_MODULE_NOT_FOUND' && String(error.message).includes('dist')) {
    console.error('waypoint has not been built yet. Run `npm run build` in the repository first.')
  } else {
    console.error(error)
  }
  process.exitCode = 2
})
