with

pages as (
    select * from {{ ref('stg_segment__pages') }}
),

page_views as (
    select
        page_id,
        coalesce(anonymous_id, app_user_id) as visitor_id,
        app_user_id,
        path,
        utm_source,
        utm_medium,
        utm_campaign,
        referrer_domain,
        {{ normalized_domain('url') }} as site_domain,
        occurred_at,
        lag(occurred_at) over (partition by coalesce(anonymous_id, app_user_id) order by occurred_at, page_id) as previous_at
    from pages
    where coalesce(anonymous_id, app_user_id) is not null and occurred_at is not null
),

-- The page a visit began with: where the visitor came from, and to.
final as (
    select
        page_id,
        visitor_id,
        app_user_id,
        path as landing_path,
        utm_source,
        utm_medium,
        utm_campaign,
        case when referrer_domain != coalesce(site_domain, '') then referrer_domain end as referrer_domain,
        occurred_at
    from page_views
    where previous_at is null
        or {{ seconds_between('previous_at', 'occurred_at') }} >= {{ var('session_silence_minutes') }} * 60
)

select * from final
