with

examples as (
    select *
    from (
        values
            ('active', 500, 0, false, 1.0, 0.0),
            ('canceled', 0, 90, true, 0.0, 1.0),
            ('active', null, 7, null, null, 0.3125),
            (null, null, null, null, 0.25, 0.75)
    ) as literal_rows (
        subscription_status, device_events_30d, days_since_last_activity, is_delinquent, customer_health_score, expected
    )
)

select *
from examples
where abs(
    {{ calculate_churn_risk_score(
        'subscription_status', 'device_events_30d', 'days_since_last_activity', 'is_delinquent', 'customer_health_score'
    ) }} - expected
) > 0.000001
