-- 100 customers at $100 a month and 50 at $600 a year are $12,500; a quarter is three months, two years are 24.
with

examples as (
    select * from (values
        ('one month', 10000, 'month', 1, 10000),
        ('one year', 120000, 'year', 1, 10000),
        ('half of it', 60000, 'year', 1, 5000),
        ('a quarter', 30000, 'month', 3, 10000),
        ('two years', 240000, 'year', 2, 10000),
        ('a week', 1200, 'week', 1, 5200),
        ('a day', 120, 'day', 1, 3650),
        ('half up', 1, 'month', 2, 1),
        ('an unknown interval', 10000, 'fortnight', 1, null),
        ('no interval', 10000, null, 1, null),
        ('zero intervals', 10000, 'month', 0, null)
    ) as example(given, amount_cents, billing_interval, interval_count, expected)
),

computed as (
    select
        examples.*,
        {{ normalize_to_mrr('amount_cents', 'billing_interval', 'interval_count') }} as actual
    from examples
),

company as (
    select
        'a company' as given,
        100 * {{ normalize_to_mrr('10000', "'month'", '1') }} + 50 * {{ normalize_to_mrr('60000', "'year'", '1') }} as actual
)

select given, expected, actual from computed where expected is distinct from actual
union all
select given, 1250000, actual from company where actual != 1250000
