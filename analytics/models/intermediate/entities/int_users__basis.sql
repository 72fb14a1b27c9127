{%- set window_days = health_policy().parameters.activity_window_days -%}

with

users as (
    select * from {{ ref('dim_user') }}
),

accounts as (
    select * from {{ ref('int_users__accounts') }}
),

people as (
    select distinct user_no, user_id
    from {{ ref('int_usage__users') }}
),

words as (
    select * from {{ ref('int_usage_days__words') }}
),

word_sums as (
    select
        user_no,
        {{ rows_fingerprint(['customer_no', 'word_no', 'used']) }} as fingerprint
    from words
    group by user_no
),

final as (
    select
        users.user_id,
        people.user_no,
        cast({{ hash_of([
            'users.customer_id', 'users.first_seen_at', 'accounts.user_id', 'accounts.created_date', 'accounts.deactivated_date',
            'word_sums.fingerprint', window_days,
        ]) }} % 9000000000000000000 as bigint) as basis
    from users
    left join accounts
        on users.user_id = accounts.user_id
    left join people
        on users.user_id = people.user_id
    left join word_sums
        on people.user_no = word_sums.user_no
)

select * from final
