import { DuckDBInstance } from '@duckdb/node-api'

/** Writes `file` to `target` with a source_system and source_id, where it has none. */
export async function withKeys(file, target) {
  return await connected(async (connection) => {
    const reader = `read_csv('${file}', all_varchar = true, header = true, null_padding = true, strict_mode = false, parallel = false)`
    const columns = (await connection.runAndReadAll(`describe select * from ${reader}`))
      .getRowObjectsJS()
      .map((column) => String(column.column_name).toLowerCase())
    if (columns.includes('source_system') && columns.includes('source_id')) return file
    await connection.run(`
      copy (select 'file' as source_system, 'r' || row_number() over () as source_id, * from ${reader})
      to '${target}' (format csv, header)`)
    return target
  })
}

/** Whether two maps put the same records together, whatever the customers are called. */
export async function sameCustomers(one, other) {
  return await connected(async (connection) => {
    const difference = await connection.runAndReadAll(
      `select count(*) from ((${grouped(one)}) except (${grouped(other)}))`,
    )
    return Number(difference.getRowsJS()[0][0]) === 0
  })
}

const grouped = (file) => `
  select source_system, source_id, min(source_system || ':' || source_id) over (partition by customer_id) as first
  from '${file}'`

async function connected(action) {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    return await action(connection)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
