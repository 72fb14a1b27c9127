import type { ContextName } from '../environment.ts'
import { datetime } from './datetime.ts'
import { itertools } from './itertools.ts'
import { Module } from './module.ts'
import { pytz } from './pytz.ts'
import { re } from './re.ts'

/** `modules.datetime`, `modules.re`, `modules.itertools`, `modules.pytz`: what dbt shares of Python. */
export const modules: ContextName = ({ invocation }) =>
  new Module('modules', { datetime: datetime(invocation.startedAt), re, itertools, pytz })
