-- ARPA 100 and 5 % churn at a margin of 100 % are worth 2,000; CAC 1,200 at ARPA 100 and 80 % is paid back in 15 months;
-- of 100, losing 10 and 10 and gaining 10 is 20 % gross and 10 % net churn.
with

examples as (
    select
        {{ whole_ratio('100 * 100 * 100', '1 * 5 * 100') }} as lifetime_value,
        {{ exact_ratio('1200 * 100', '100 * 80') }} as payback_months,
        {{ exact_ratio('10 + 10', '100') }} as gross_churn,
        {{ exact_ratio('10 + 10 - 10', '100') }} as net_churn,
        {{ exact_ratio('30', '0') }} as nothing_lost
)

select *
from examples
where
    lifetime_value != 2000
    or payback_months != 15
    or gross_churn != 0.2
    or net_churn != 0.1
    or nothing_lost is not null
