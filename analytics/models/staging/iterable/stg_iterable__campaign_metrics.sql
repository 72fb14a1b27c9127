with

source_rows as (
    {{ source_columns('iterable', 'campaign_metrics', [
        ['id', 'varchar'],
        ['total_email_sends', 'bigint'],
        ['total_email_delivered', 'bigint'],
        ['total_email_opens', 'bigint'],
        ['unique_emails_opens', 'bigint', ['unique_email_opens']],
        ['total_email_clicked', 'bigint'],
        ['unique_email_clicks', 'bigint'],
        ['total_email_bounced', 'bigint'],
        ['total_unsubscribes', 'bigint'],
        ['total_complaints', 'bigint'],
        ['total_purchases', 'bigint'],
        ['revenue', 'decimal(24,6)'],
        ['_fivetran_deleted', 'boolean'],
        ['date', 'date'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'date'], ['_fivetran_synced desc nulls last']) }}
),

final as (
    select
        id as campaign_id,
        total_email_sends as sends,
        total_email_delivered as deliveries,
        total_email_opens as opens,
        unique_emails_opens as unique_opens,
        total_email_clicked as clicks,
        unique_email_clicks as unique_clicks,
        total_email_bounced as bounces,
        total_unsubscribes as unsubscribes,
        total_complaints as complaints,
        total_purchases as purchases,
        {{ micros('revenue') }} as revenue_micros,
        date as stat_date,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and date is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
