-- The risk of an entity is the one of churn_risk_view: the model's, else that of the rules.
with

entities as (
    select customer_id, churn_risk_score, churn_risk_method
    from {{ ref('entity_customers') }}
),

view_rows as (
    select
        customer_id,
        coalesce(churn_risk_score, churn_risk_rules) as churn_risk_score,
        churn_risk_method
    from {{ ref('churn_risk_view') }}
)

select
    view_rows.customer_id,
    view_rows.churn_risk_score,
    entities.churn_risk_score as entity_score
from view_rows
left join entities
    on view_rows.customer_id = entities.customer_id
where
    entities.churn_risk_score is distinct from view_rows.churn_risk_score
    or (view_rows.churn_risk_score is not null and entities.churn_risk_method != view_rows.churn_risk_method)
