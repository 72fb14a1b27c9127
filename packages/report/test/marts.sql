create schema marts;

create table marts.customer_current_position as
select date '2020-11-21' as as_of_date, 4 as customers, 3 as paying_customers, 2 as at_risk_customers,
       4821300::bigint as at_risk_arr_cents, 0 as at_risk_customers_previous_day, 1240000::bigint as mrr_cents,
       14880000::bigint as arr_cents, 12300::bigint as mrr_change_mtd_cents,
       1.031::decimal(9, 4) as nrr_12m, 0.884::decimal(9, 4) as grr_12m, 1 as expansion_customers,
       41000::bigint as estimated_uplift_cents, 0.921::decimal(9, 4) as sla_first_reply_adherence_14d,
       12 as open_tickets;

create table marts.risk_watchlist as
select * from (values
    ('cus_a', 'Blue Anchor | <script>alert(1)</script>', 'enterprise', 'Owner One', date '2020-11-21', 21.50::decimal(5, 2), 'critical', -12.00::decimal(5, 2), -40.25::decimal(5, 2), 301775::bigint, 3621300::bigint, date '2020-12-25', 34, 1),
    ('cus_b', 'Casa Verde', 'smb', null, date '2020-11-21', 44.00, 'at_risk', null, null, 100000, 1200000, null, null, 2)
) as rows(customer_id, customer_name, segment, owner_name, as_of_date, health_score, risk_band, score_change_1d, score_change_28d, mrr_cents, arr_cents, renewal_date, days_to_renewal, rank);

create table marts.customer_health_daily as
select customer_id, date::date as date, score::decimal(5, 2) as health_score, band as risk_band
from (values
    ('cus_a', '2020-08-20', 90, 'healthy'), ('cus_a', '2020-11-20', 33.5, 'at_risk'), ('cus_a', '2020-11-21', 21.5, 'critical'),
    ('cus_b', '2020-11-21', 44, 'at_risk'), ('cus_c', '2020-11-21', 92, 'healthy'), ('cus_d', '2020-11-21', null, 'insufficient_data')
) as rows(customer_id, date, score, band);

create table marts.customer_health_reasons as
select customer_id, date::date as date, measure, value::double as value, threshold::double as threshold, points::decimal(5, 2) as points
from (values
    ('cus_a', '2020-11-21', 'usage_trend_28d', -0.421, -0.1, 40), ('cus_a', '2020-11-21', 'days_past_due', 12, 5, 20),
    ('cus_a', '2020-11-21', 'open_critical_tickets_7d', 2, 0, 10.5), ('cus_a', '2020-11-21', 'sla_breach_rate_14d', 0.5, 0.1, 8),
    ('cus_a', '2020-11-20', 'usage_trend_28d', -0.3, -0.1, 66.5)
) as rows(customer_id, date, measure, value, threshold, points);

create table marts.fct_mrr_daily as
select customer_id, 'prod_1' as product_id, 'USD' as currency, date '2020-11-21' as date, cents::bigint as mrr_minor, cents::bigint as mrr_cents
from (values ('cus_a', 301775), ('cus_b', 100000), ('cus_c', 838225), ('cus_d', 0)) as rows(customer_id, cents);

create table marts.mrr_waterfall as
select month::date as month, 'event' as basis, 'total' as dimension, 'total' as slice, starting_mrr_cents::bigint as starting_mrr_cents,
       new_mrr_cents, reactivation_mrr_cents, expansion_mrr_cents, contraction_mrr_cents, churn_mrr_cents, fx_mrr_cents, ending_mrr_cents
from (values
    ('2020-09-01', 1000000, 90000, 0, 30000, 10000, 20000, -500, 1089500),
    ('2020-10-01', 1089500, 120000, 5000, 40000, 15000, 25000, 700, 1215200),
    ('2020-11-01', 1215200, 30000, 0, 10000, 5000, 10000, -200, 1240000)
) as rows(month, starting_mrr_cents, new_mrr_cents, reactivation_mrr_cents, expansion_mrr_cents, contraction_mrr_cents, churn_mrr_cents, fx_mrr_cents, ending_mrr_cents);

create table marts.nrr_summary as
select date '2020-10-01' as month, 12 as window_months, dimension, slice, 900000::bigint as starting_mrr_cents,
       nrr::decimal(9, 4) as nrr, grr::decimal(9, 4) as grr, customers_start, customers_churned, 0.1::decimal(9, 4) as logo_churn
from (values
    ('total', 'total', 1.031, 0.884, 30, 3), ('segment', 'smb', 0.97, 0.81, 20, 3), ('segment', 'enterprise', null, null, 0, 0)
) as rows(dimension, slice, nrr, grr, customers_start, customers_churned);

create table marts.expansion_signals as
select customer_id, customer_name, 'mid_market' as segment, 'Owner Two' as owner_name, date '2020-11-21' as as_of_date, signal, measure,
       0.93::double as value, 0.9::double as threshold, evidence, 838225::bigint as mrr_cents, uplift::bigint as estimated_uplift_cents
from (values
    ('cus_c', 'Delta Hotels', 'seat_utilisation', 'seats', '93 of 100 seats of TeamChat in use', 41000),
    ('cus_c', 'Delta Hotels', 'usage_near_limit', 'usage', '84% of the DataHub allowance used in two windows', null)
) as rows(customer_id, customer_name, signal, measure, evidence, uplift);

create table marts.sla_adherence as
select month::date as month, metric, dimension, slice, met, breached, running, adherence::decimal(9, 4) as adherence, p50::double as p50_seconds, p90::double as p90_seconds
from (values
    ('2020-10-01', 'first_reply_time', 'total', 'total', 90, 10, 0, 0.9, 3000, 9000),
    ('2020-11-01', 'full_resolution_time', 'total', 'total', 60, 20, 9, 0.75, 90000, 300000),
    ('2020-11-01', 'first_reply_time', 'priority', 'urgent', 9, 1, 1, 0.9, 900, 2400),
    ('2020-11-01', 'first_reply_time', 'total', 'total', 70, 6, 3, 0.921, 2520, 11520)
) as rows(month, metric, dimension, slice, met, breached, running, adherence, p50, p90);

create table marts.data_coverage as
select source_system, table_name, row_count is not null as is_present, row_count, timestamp '2020-01-01 00:00:00' as first_seen_at,
       case when row_count is not null then timestamp '2020-11-21 05:40:00' end as last_synced_at, feeds, consequence
from (values
    ('app', 'usage_events', 812345::bigint, 'usage measures of health', null), ('stripe', 'subscription_history', 5210, 'MRR ledger', null),
    ('stripe', 'customer', 1700, 'identity', null), ('stripe', 'charge', null, 'failed payments', 'failed payments are left out of health'), ('zendesk', 'ticket', 9120, 'SLA', null)
) as rows(source_system, table_name, row_count, feeds, consequence);
