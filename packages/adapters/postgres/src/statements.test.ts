import { expect, test } from 'vitest'
import { splitStatements } from './statements.ts'

test.each<[sql: string, statements: readonly string[]]>([
  ['select 1', ['select 1']],
  ['select 1; select 2;', ['select 1', ' select 2']],
  ["select ';' ; select 'it''s;'", ["select ';' ", " select 'it''s;'"]],
  [String.raw`select e'\';' ; select 1`, [String.raw`select e'\';' `, ' select 1']],
  ['select ";" ; select 1', ['select ";" ', ' select 1']],
  ['select $$;$$ ; select $a$;$$;$a$', ['select $$;$$ ', ' select $a$;$$;$a$']],
  ['select $1; select $2', ['select $1', ' select $2']],
  ['select a$b$c; select 1', ['select a$b$c', ' select 1']],
  ['select 1 -- ; no\n; select 2', ['select 1 -- ; no\n', ' select 2']],
  ['select /* ; /* ; */ ; */ 1; select 2', ['select /* ; /* ; */ ; */ 1', ' select 2']],
  ['-- nothing', []],
  ['; ;\n/* nothing */;', []],
  ['', []],
])('%j', (sql, statements) => expect(splitStatements(sql)).toEqual(statements))
