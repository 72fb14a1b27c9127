with

examples as (
    select *
    from (
        values
            (-0.10, -0.10, -0.60, 0.0),
            (-0.35, -0.10, -0.60, 0.5),
            (-0.90, -0.10, -0.60, 1.0),
            (0.20, -0.10, -0.60, 0.0),
            (14.0, 4.0, 24.0, 0.5),
            (0.0, 4.0, 24.0, 0.0),
            (100.0, 4.0, 24.0, 1.0)
    ) as literal_rows (value, no_penalty_at, full_penalty_at, expected)
)

select *
from examples
where abs({{ penalty_share('value', 'no_penalty_at', 'full_penalty_at') }} - expected) > 0.000001
