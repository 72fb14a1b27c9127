/** Runs one statement and returns its rows, with how long Trino itself says it took. */
export async function ask({ host, port }, sql) {
  const headers = {
    'X-Trino-User': 'bench',
    'X-Trino-Source': 'waypoint-bench',
    'X-Trino-Catalog': 'iceberg',
    'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME',
  }
  const startedAt = performance.now()
  const request = { method: 'POST', headers, body: sql }
  let answer = await (await fetch(`http://${host}:${port}/v1/statement`, request)).json()
  const rows = [...(answer.data ?? [])]
  while (answer.nextUri !== undefined) {
    answer = await (await fetch(answer.nextUri)).json()
    rows.push(...(answer.data ?? []))
  }
  if (answer.error !== undefined) throw new Error(`${answer.error.message}\n${sql}`)
  const { elapsedTimeMillis, cpuTimeMillis, peakMemoryBytes } = answer.stats
  return {
    rows,
    seconds: (performance.now() - startedAt) / 1000,
    elapsed: elapsedTimeMillis / 1000,
    cpu: cpuTimeMillis / 1000,
    peakMb: Math.round(peakMemoryBytes / 1e6),
  }
}
