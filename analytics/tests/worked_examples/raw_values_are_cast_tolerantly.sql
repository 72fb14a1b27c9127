-- Whatever type a loader chose for a column, the same value comes out.
with

texts as (
    select * from (values
        ('2020-03-01 10:00:00', '2020-03-01 10:00:00'), ('2020-03-01T10:00:00Z', '2020-03-01 10:00:00'),
        ('2020-03-01 12:00:00+02:00', '2020-03-01 10:00:00'), ('2020-03-01', '2020-03-01 00:00:00'), ('1583056800', '2020-03-01 10:00:00'), ('soon', null), ('', null)
    ) as example(given, expected)
),

numbers as (
    select * from (values (1583056800, '2020-03-01 10:00:00'), (1583056800000, '2020-03-01 10:00:00')) as example(given, expected)
)

select given, expected from texts
where cast(expected as timestamp) is distinct from {{ tolerant_cast('given', 'varchar', 'timestamp') }}
union all
select cast(given as varchar), expected from numbers
where cast(expected as timestamp) is distinct from {{ tolerant_cast('given', 'bigint', 'timestamp') }}
union all
select 'seconds as a small integer', null
where {{ tolerant_cast('cast(1583056800 as integer)', 'integer', 'timestamp') }} is distinct from timestamp '2020-03-01 10:00:00'
union all
select 'seconds with a fraction', null
where {{ tolerant_cast('cast(1583056800.5 as double precision)', 'double', 'timestamp') }} is distinct from timestamp '2020-03-01 10:00:00.5'
union all
select 'no moment at all', null
where
    {{ tolerant_cast('true', 'boolean', 'timestamp') }} is not null
    or {{ tolerant_cast('cast(1e30 as double precision)', 'double', 'timestamp') }} is not null
    or {{ tolerant_cast("json '{\"at\": 1}'", 'struct(at integer)', 'timestamp') }} is not null
union all
select 'a moment is no number', null
where
    {{ tolerant_cast("date '2020-03-01'", 'date', 'bigint') }} is not null
    or {{ tolerant_cast("timestamp '2020-03-01 10:00:00'", 'timestamp', 'boolean') }} is not null
union all
select 'a decimal id', '123' where {{ tolerant_cast('cast(123 as decimal(18, 2))', 'decimal(18,2)', 'varchar') }} is distinct from '123'
union all
select 'float id', '123' where {{ tolerant_cast('cast(123 as double precision)', 'double', 'varchar') }} is distinct from '123'
union all
select 'blank', null where {{ tolerant_cast("'  '", 'varchar', 'varchar') }} is not null
