-- Units 1-5 $7, 6-10 $6.50, 11 and more $6.
with

tiers as (
    select * from (values (0, 5, 700, 0), (5, 10, 650, 0), (10, null, 600, 0)) as tier(lower_quantity, upper_quantity, unit_amount, flat_amount)
),

fee_tiers as (
    select * from (values (0, 10, 0, 5000), (10, null, 300, 1000)) as tier(lower_quantity, upper_quantity, unit_amount, flat_amount)
),

examples as (
    select * from (values
        ('volume', 5, 3500), ('volume', 6, 3900), ('volume', 20, 12000), ('volume', 25, 15000),
        ('graduated', 5, 3500), ('graduated', 6, 4150), ('graduated', 20, 12750), ('graduated', 0, 0)
    ) as example(tiers_mode, quantity, expected)
),

fee_examples as (
    select * from (values
        ('volume', 10, 5000), ('volume', 12, 4600), ('graduated', 10, 5000), ('graduated', 12, 6600)
    ) as example(tiers_mode, quantity, expected)
),

computed as (
    select
        examples.*,
        sum({{ tier_amount('quantity', 'tiers_mode', 'lower_quantity', 'upper_quantity', 'unit_amount', 'flat_amount') }}) as actual
    from examples
    cross join tiers
    group by examples.tiers_mode, examples.quantity, examples.expected
    union all
    select
        fee_examples.*,
        sum({{ tier_amount('quantity', 'tiers_mode', 'lower_quantity', 'upper_quantity', 'unit_amount', 'flat_amount') }}) as actual
    from fee_examples
    cross join fee_tiers
    group by fee_examples.tiers_mode, fee_examples.quantity, fee_examples.expected
)

select *
from computed
where expected != actual
