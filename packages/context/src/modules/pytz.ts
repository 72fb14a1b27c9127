import { bindArguments, callable } from '@waypoint/jinja'
import { textOf } from '../text.ts'
import { Module } from './module.ts'

/** pytz as far as dbt projects use it: names of zones. */
export const pytz = new Module('pytz', {
  utc: 'UTC',
  UTC: 'UTC',
  timezone: callable('timezone', (args) => textOf(bindArguments(args, 'timezone', ['zone'])[0])),
})
