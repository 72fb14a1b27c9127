-- Usage 30 %, support 20 %, revenue 25 %, engagement 25 %; a part that is not known is left out.
with

examples as (
    select *
    from (
        values
            (100.0, 100.0, 100.0, 100.0, 100.0),
            (0.0, 0.0, 0.0, 0.0, 0.0),
            (100.0, 0.0, 0.0, 0.0, 30.0),
            (0.0, 100.0, 0.0, 0.0, 20.0),
            (0.0, 0.0, 100.0, 100.0, 50.0),
            (100.0, null, 0.0, 0.0, 37.5)
    ) as literal_rows (usage, support, revenue, engagement, expected)
)

select *
from examples
where abs({{ calculate_health_score('usage', 'support', 'revenue', 'engagement') }} - expected) > 0.000001
