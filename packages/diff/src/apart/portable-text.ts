import { WaypointError } from '@waypoint/contracts'

/** What a type's values are, whatever the database calls it: values of one kind are compared by equal texts. */
export type ValueKind =
  | 'boolean'
  | 'number'
  | 'float'
  | 'date'
  | 'timestamp'
  | 'instant'
  | 'bytes'
  | 'list'
  | 'text'

const KINDS: readonly (readonly [RegExp, ValueKind])[] = [
  [/(\[\d*\])$|^list\b|^array\(/, 'list'],
  [/^bool/, 'boolean'],
  [/^(u?(tiny|small|big|huge)?int(eger)?|u?hugeint|int\d)\b/, 'number'],
  [/^(decimal|numeric)/, 'number'],
  [/^(double|float|real)/, 'float'],
  [/^timestamp.*with time zone|^timestamptz/, 'instant'],
  [/^timestamp|^datetime/, 'timestamp'],
  [/^date$/, 'date'],
  [/^(blob|bytea|varbinary)/, 'bytes'],
]

export function kindOf(dataType: string): ValueKind {
  const type = dataType.toLowerCase()
  return KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'text'
}

/** How a database writes values so that equal ones have equal texts in every database named here. */
export interface PortableDialect {
  /** Null stays null. Floats have twelve digits: the last ones depend on the order of summing anyway. */
  text(expression: string, dataType: string): string
  /** A text as a whole number below 2⁶⁰. */
  number(text: string): string
}

const MICROSECONDS = 'YYYY-MM-DD HH24:MI:SS.US'

const postgres: PortableDialect = {
  text: (value, dataType) => {
    switch (kindOf(dataType)) {
      case 'number':
        return `cast(trim_scale(cast(${value} as numeric)) as text)`
      case 'float':
        return `case when cast(${value} as text) = 'NaN' then 'nan' when cast(${value} as text) = 'Infinity' then 'inf' when cast(${value} as text) = '-Infinity' then '-inf'
          when ${value} = 0 then '0' else trim(to_char(cast(${value} as float8), '9.99999999999EEEE')) end`
      case 'timestamp':
        return `to_char(${value}, '${MICROSECONDS}')`
      case 'instant':
        return `to_char(${value} at time zone 'UTC', '${MICROSECONDS}')`
      case 'date':
        return `to_char(${value}, 'YYYY-MM-DD')`
      case 'bytes':
        return `encode(${value}, 'hex')`
      case 'list':
        return `cast(array_to_json(${value}) as text)`
      case 'boolean':
      case 'text':
        return `cast(${value} as text)`
    }
  },
  number: (text) => `cast(cast('x' || substr(md5(${text}), 1, 15) as bit(60)) as bigint)`,
}

const duckdb: PortableDialect = {
  text: (value, dataType) => {
    switch (kindOf(dataType)) {
      case 'number':
        return /^(decimal|numeric)\(\d+, *[1-9]/i.test(dataType)
          ? `rtrim(rtrim(cast(${value} as varchar), '0'), '.')`
          : `cast(${value} as varchar)`
      case 'float':
        return `case when not isfinite(${value}) then cast(${value} as varchar) when ${value} = 0 then '0' else printf('%.11e', cast(${value} as double)) end`
      case 'timestamp':
        return `strftime(cast(${value} as timestamp), '%Y-%m-%d %H:%M:%S.%f')`
      case 'instant':
        return `strftime(${value} at time zone 'UTC', '%Y-%m-%d %H:%M:%S.%f')`
      case 'date':
        return `strftime(${value}, '%Y-%m-%d')`
      case 'bytes':
        return `lower(hex(${value}))`
      case 'list':
        return `cast(to_json(${value}) as varchar)`
      case 'boolean':
      case 'text':
        return `cast(${value} as varchar)`
    }
  },
  number: (text) => `cast(('0x' || substr(md5(${text}), 1, 15)) as bigint)`,
}

const trino: PortableDialect = {
  text: (value, dataType) => {
    switch (kindOf(dataType)) {
      case 'number':
        return /^decimal\(\d+, *[1-9]/i.test(dataType)
          ? `trim(trailing '.' from trim(trailing '0' from cast(${value} as varchar)))`
          : `cast(${value} as varchar)`
      case 'float':
        return `case when is_nan(${value}) then 'nan' when is_infinite(${value}) then if(${value} > 0, 'inf', '-inf')
          when ${value} = 0 then '0' when ${value} is not null then format('%.11e', cast(${value} as double)) end`
      case 'timestamp':
        return `cast(cast(${value} as timestamp(6)) as varchar)`
      case 'instant':
        return `cast(cast(${value} at time zone 'UTC' as timestamp(6)) as varchar)`
      case 'bytes':
        return `lower(to_hex(${value}))`
      case 'list':
        return `json_format(cast(${value} as json))`
      case 'date':
      case 'boolean':
      case 'text':
        return `cast(${value} as varchar)`
    }
  },
  number: (text) => `from_base(substr(to_hex(md5(to_utf8(${text}))), 1, 15), 16)`,
}

const DIALECTS: Readonly<Record<string, PortableDialect>> = { duckdb, postgres, trino }

/** @throws WaypointError `not-comparable` for a database whose texts are not known. */
export function portableDialect(adapterType: string): PortableDialect {
  const dialect = DIALECTS[adapterType]
  if (dialect !== undefined) return dialect
  throw new WaypointError({
    code: 'not-comparable',
    message: `Rows in ${adapterType} cannot be compared with those of another database.`,
    hint: `Compare ${Object.keys(DIALECTS).join(' and ')}.`,
  })
}
