-- $1,200 a year is $100, with 50 % off forever $50; amount discounts are shared by gross price and never go below 0.
with

examples as (
    select * from (values
        ('yearly', 120000, 120000, 10000, 0, 1, 12, 10000000000),
        ('yearly at half price', 120000, 120000, 5000, 0, 1, 12, 5000000000),
        ('monthly with $10 off', 10000, 10000, 10000, 1000, 1, 1, 9000000000),
        ('yearly with $120 off', 120000, 120000, 10000, 12000, 1, 12, 9000000000),
        ('one of two equal items with $10 off', 10000, 20000, 10000, 1000, 1, 1, 9500000000),
        ('a quarter of the price with $10 off', 10000, 40000, 10000, 1000, 1, 1, 9750000000),
        ('10 % and $10 off', 10000, 10000, 9000, 1000, 1, 1, 8000000000),
        ('more off than it costs', 1000, 1000, 10000, 5000, 1, 1, 0),
        ('a third of a cent', 4, 4, 10000, 0, 1, 12, 333333),
        ('a free item', 0, 0, 10000, 500, 1, 1, 0)
    ) as example(given, gross_minor, subscription_gross_minor, percent_kept, amount_off_minor, cycle_numerator, cycle_denominator, expected)
),

exact as (
    select
        examples.*,
        cast(gross_minor as {{ sql_type('hugeint') }}) * 1000000 as gross_micros,
        cast(subscription_gross_minor as {{ sql_type('hugeint') }}) * 1000000 as subscription_gross_micros
    from examples
),

computed as (
    select
        given,
        expected,
        {{ item_mrr_micros(
            'gross_micros', 'subscription_gross_micros', 'percent_kept', '10000', 'amount_off_minor', 'cycle_numerator', 'cycle_denominator'
        ) }} as actual
    from exact
)

select *
from computed
where expected != actual
