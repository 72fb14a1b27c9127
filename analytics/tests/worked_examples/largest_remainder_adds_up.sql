-- The rounded sum is never lost, ties go by the order given.
with

examples as (
    select * from (values
        ('three thirds', 'a', 33333333, 33), ('three thirds', 'b', 33333333, 33), ('three thirds', 'c', 33333334, 34),
        ('a tie', 'a', 500000, 1), ('a tie', 'b', 500000, 0),
        ('half up', 'a', 1500000, 2),
        ('below half', 'a', 200000, 0), ('below half', 'b', 200000, 0),
        ('largest first', 'a', 1200000, 1), ('largest first', 'b', 1900000, 2), ('largest first', 'c', 1000000, 1)
    ) as example(given, item, amount, expected)
),

computed as (
    select
        examples.*,
        {{ allocate_largest_remainder('amount', '1000000', ['given'], ['item']) }} as actual
    from examples
)

select *
from computed
where expected != actual
