/**
 * Runs what a build has left below target/run on one connection to PostgreSQL, puts each relation that it makes
 * into the place of the one before, as the build has done, and prints how long that took.
 */
import { builtStatements, printTimed } from './built-statements.mjs'
import { Client, connection } from './postgres.mjs'

const [project, output] = process.argv.slice(2)
const statements = builtStatements(project)
const client = new Client(connection(JSON.parse(output)))
await client.connect()
await printTimed(statements.length, async () => {
  for (const statement of statements) {
    const made = /create (view|table) ("\w+"\."\w+")\."(\w+)__dbt_tmp"/.exec(statement)
    if (made === null) await client.query(statement)
    else await replace(statement, made)
  }
})
await client.end()

async function replace(statement, [, kind, schema, name]) {
  await client.query('begin')
  await client.query(statement)
  await client.query(`alter ${kind} if exists ${schema}."${name}" rename to "${name}__dbt_backup"`)
  await client.query(`alter ${kind} ${schema}."${name}__dbt_tmp" rename to "${name}"`)
  await client.query('commit')
  await client.query(`drop ${kind} if exists ${schema}."${name}__dbt_backup" cascade`)
}
