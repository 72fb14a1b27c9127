{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='app_account_id',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_unnamed_accounts() }}"
) }}

with

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
    where source_system = 'app'
),

customers as (
    select
        customer_id,
        {{ rows_fingerprint(['source_id']) }} as basis
    from source_customers
    group by customer_id
),

wanted as (
    select
        source_customers.source_id as app_account_id,
        source_customers.customer_id,
        customers.basis
    from source_customers
    inner join customers
        on source_customers.customer_id = customers.customer_id
),

{{ newly_numbered('wanted', 'app_account_id', 'customer_id', 'customer_no') }}

select * from final
