-- In every model each conversion is given away exactly once, with the MRR it brought.
with

conversions as (
    select * from {{ ref('int_marketing__conversions') }}
),

credited as (
    select
        customer_id,
        model,
        sum(credit_micros) as credit_micros,
        sum(new_mrr_cents) as new_mrr_cents
    from {{ ref('marketing_attribution') }}
    group by customer_id, model
),

models as (
    {%- for model in attribution_models() %}
    select '{{ model }}' as model
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
)

select
    conversions.customer_id,
    models.model,
    credited.credit_micros,
    credited.new_mrr_cents
from conversions
cross join models
full join credited
    on conversions.customer_id = credited.customer_id
    and models.model = credited.model
where credited.credit_micros is distinct from 1000000
    or credited.new_mrr_cents is distinct from conversions.new_mrr_cents
    or conversions.customer_id is null
