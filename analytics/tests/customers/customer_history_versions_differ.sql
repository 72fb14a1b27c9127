-- Two versions in a row differ in at least one attribute.
{%- set attributes = [
    'customer_name', 'domain', 'country', 'segment', 'lifecycle_stage', 'plan_tier', 'industry', 'owner_user_id', 'owner_name',
    'currency', 'employee_count', 'is_test', 'first_paid_date',
] %}
select later.*
from {{ ref('dim_customer') }} as earlier
inner join {{ ref('dim_customer') }} as later
    on earlier.customer_id = later.customer_id
    and earlier.valid_to = later.valid_from
where
    {%- for attribute in attributes %}
    {{ 'and ' if not loop.first }}earlier.{{ attribute }} is not distinct from later.{{ attribute }}
    {%- endfor %}
