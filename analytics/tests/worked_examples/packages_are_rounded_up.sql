with

examples as (
    select * from (values
        (10, null, null, 10), (10, 1, 'up', 10), (10, 5, 'up', 2), (11, 5, 'up', 3), (11, 5, null, 3), (11, 5, 'down', 2), (0, 5, 'up', 0)
    ) as example(quantity, package_size, package_rounding, expected)
)

select *
from examples
where expected != {{ billed_units('quantity', 'package_size', 'package_rounding') }}
