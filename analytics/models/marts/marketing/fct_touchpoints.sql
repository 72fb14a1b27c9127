with

observed as (
    select * from {{ ref('int_marketing__observed_touches') }}
),

declared as (
    select * from {{ ref('int_marketing__declared_touches') }}
),

users as (
    select * from {{ ref('dim_user') }}
),

campaigns as (
    select * from {{ ref('dim_campaign') }}
),

rules as (
    select * from {{ ref('utm_channel_mapping') }}
),

combined as (
    select
        *,
        false as is_declared
    from observed
    union all
    select
        source_system,
        source_id,
        touch_type,
        visitor_id,
        user_id,
        customer_id,
        null,
        utm_source,
        utm_medium,
        utm_campaign,
        null,
        null,
        occurred_at,
        true
    from declared
),

-- A tag that several campaigns carry belongs to the first of them.
tagged_campaigns as (
    select
        lower(utm_campaign) as utm_campaign,
        min(campaign_id) as campaign_id
    from campaigns
    where utm_campaign is not null
    group by lower(utm_campaign)
),

origins as (
    select distinct
        coalesce(utm_source, '') as utm_source,
        coalesce(utm_medium, '') as utm_medium,
        coalesce(referrer_domain, '') as referrer_domain
    from combined
),

-- The first rule all of whose given parts agree; a referrer says nothing where the link was tagged.
origin_channels as (
    select
        origins.utm_source,
        origins.utm_medium,
        origins.referrer_domain,
        {{ value_at_lowest('rules.channel', 'rules.rule_rank') }} as channel
    from origins
    inner join rules
        on (rules.utm_source = origins.utm_source or rules.utm_source is null)
        and (rules.utm_medium = origins.utm_medium or rules.utm_medium is null)
        and (
            rules.referrer_domain is null
            or (
                origins.utm_source = ''
                and origins.utm_medium = ''
                and (
                    rules.referrer_domain = origins.referrer_domain
                    or {{ right('origins.referrer_domain', 'length(rules.referrer_domain) + 1') }} = '.' || rules.referrer_domain
                )
            )
        )
    group by origins.utm_source, origins.utm_medium, origins.referrer_domain
),

placed as (
    select
        combined.*,
        coalesce(
            campaigns.campaign_id,
            tagged_campaigns.campaign_id
        ) as campaign_id,
        coalesce(
            campaigns.channel,
            origin_channels.channel,
            case
                when combined.utm_source is not null or combined.utm_medium is not null then 'other'
                when combined.referrer_domain is not null then 'referral'
                else 'direct'
            end
        ) as channel
    from combined
    left join campaigns
        on combined.source_system = campaigns.platform
        and combined.campaign_source_id = campaigns.source_id
    left join tagged_campaigns
        on lower(combined.utm_campaign) = tagged_campaigns.utm_campaign
    left join origin_channels
        on coalesce(combined.utm_source, '') = origin_channels.utm_source
        and coalesce(combined.utm_medium, '') = origin_channels.utm_medium
        and coalesce(combined.referrer_domain, '') = origin_channels.referrer_domain
),

final as (
    select
        placed.source_system || ':' || placed.touch_type || ':' || placed.source_id as touchpoint_id,
        -- Who is known to two companies acts for the one whose record it is.
        coalesce(placed.customer_id, users.customer_id) as customer_id,
        placed.user_id,
        placed.source_system || ':' || placed.visitor_id as visitor_id,
        placed.campaign_id,
        placed.source_system,
        placed.touch_type,
        placed.channel,
        placed.utm_source,
        placed.utm_medium,
        placed.utm_campaign,
        placed.referrer_domain,
        placed.landing_path,
        placed.is_declared,
        cast(placed.occurred_at as date) as occurred_date,
        placed.occurred_at
    from placed
    left join users
        on placed.user_id = users.user_id
    where placed.occurred_at is not null
)

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
