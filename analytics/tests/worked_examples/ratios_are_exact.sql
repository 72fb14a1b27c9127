-- Start $10.0 M, contraction .6, churn .9, expansion 1.8: GRR 85 %, NRR 103 %.
with

examples as (
    select * from (values
        ('nrr', 1030000000, 1000000000, 1.03),
        ('grr', 850000000, 1000000000, 0.85),
        ('a third', 1, 3, 0.333333),
        ('two thirds', 2, 3, 0.666667),
        ('nothing to start from', 5, 0, null)
    ) as example(given, numerator, denominator, expected)
)

select *
from examples
where expected is distinct from {{ exact_ratio('numerator', 'denominator') }}
