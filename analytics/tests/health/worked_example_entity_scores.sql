with

examples as (
    select *
    from (
        values
            ('active', 500, 1.0, false, 1000.0, 1.0),
            ('canceled', 0, 0.0, true, 0.0, 0.0),
            ('active', null, null, false, 1000.0, 1.0),
            (null, null, null, null, 50.0, 0.5)
    ) as literal_rows (subscription_status, device_events_30d, device_online_ratio, is_delinquent, mrr, expected)
)

select *
from examples
where abs(
    {{ calculate_customer_health_score(
        'subscription_status', 'device_events_30d', 'device_online_ratio', 'is_delinquent', 'mrr'
    ) }} - expected
) > 0.000001
