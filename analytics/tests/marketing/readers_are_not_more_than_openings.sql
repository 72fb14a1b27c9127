-- A first opening is an opening; of a campaign nobody opens more often for the first time than mails were sent.
select
    campaign_id,
    sum(sends) as sends,
    sum(opens) as opens,
    sum(unique_opens) as unique_opens,
    sum(clicks) as clicks,
    sum(unique_clicks) as unique_clicks
from {{ ref('fct_email_engagement_daily') }}
group by campaign_id
having sum(unique_opens) > sum(opens) or sum(unique_clicks) > sum(clicks)
