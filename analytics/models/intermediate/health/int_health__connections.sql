with

source_tables as (
    select * from {{ ref('stg_sources__tables') }}
),

-- A first load takes a while; from its end on, rows arrive by themselves.
final as (
    select
        coalesce(bool_or(is_present and source_system = 'app' and table_name = 'usage_events'), false) as has_usage,
        coalesce(bool_or(is_present and source_system = 'app' and table_name = 'devices'), false) as has_devices,
        coalesce(bool_or(is_present and table_name = 'ticket' and source_system in ('zendesk', 'hubspot')), false)
            as has_support,
        coalesce(bool_or(is_present and source_system = 'stripe' and table_name in ('subscription', 'subscription_history')), false)
            as has_billing,
        {%- for source in ['app', 'stripe'] %}
        min(first_seen_at) filter (where source_system = '{{ source }}')
            + interval '{{ health_policy().parameters.first_load_hours }}' hour as {{ source }}_first_load_ended_at,
        {%- endfor %}
        min(first_seen_at) filter (where source_system in ('zendesk', 'hubspot'))
            + interval '{{ health_policy().parameters.first_load_hours }}' hour as support_first_load_ended_at
    from source_tables
)

select * from final
