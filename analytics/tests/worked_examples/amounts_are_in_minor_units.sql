-- Yen have no minor unit and dinars have three decimals; an unknown currency has two. What is beyond reason is no amount.
with

examples as (
    select * from (values
        (cast(12.34 as decimal(18, 4)), 2, 1234), (1234, 0, 1234), (1.234, 3, 1234), (12.345, 2, 1235), (12.34, null, 1234),
        (-12.34, 2, -1234), (null, 2, null), (0, 0, 0)
    ) as example(amount, exponent, expected)
)

select amount, exponent, expected from examples
where {{ minor_units('amount', 'exponent') }} is distinct from expected
union all
select amount, 6, expected from examples
where {{ micros('amount') }} is distinct from cast(amount * 1000000 as bigint)
union all
select 0, 0, 0 where {{ minor_units('cast(99999999999999 as decimal(18, 4))', '4') }} is distinct from 999999999999990000
union all
select 0, 0, 0 where {{ micros('cast(999999999999999999 as decimal(24, 6))') }} is not null
