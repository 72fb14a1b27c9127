{#- Written by `waypoint health compile` from policies/health.yml; change that file. -#}
{% macro health_policy() -%}
    {{ return({
        "minimum_coverage": 0.5,
        "minimum_history_days": 14,
        "hysteresis_points": 2,
        "bands": [
            {
                "band": "healthy",
                "score_from": 86,
                "risk_band": "low"
            },
            {
                "band": "watch",
                "score_from": 68,
                "risk_band": "medium"
            },
            {
                "band": "at_risk",
                "score_from": 50,
                "risk_band": "high"
            },
            {
                "band": "critical",
                "score_from": 0,
                "risk_band": "high"
            }
        ],
        "tiers": [
            {
                "tier": "champion",
                "score_from": 80
            },
            {
                "tier": "healthy",
                "score_from": 60
            },
            {
                "tier": "neutral",
                "score_from": 40
            },
            {
                "tier": "at_risk",
                "score_from": 20
            },
            {
                "tier": "critical",
                "score_from": 0
            }
        ],
        "composite": {
            "usage": 30,
            "support": 20,
            "revenue": 25,
            "engagement": 25
        },
        "parameters": {
            "onboarding_days": 90,
            "usage_trend_floor_units": 20,
            "activity_window_days": 28,
            "champion_memory_days": 90,
            "critical_priorities": [
                "urgent"
            ],
            "critical_window_days": 7,
            "sla_window_days": 14,
            "csat_window_days": 90,
            "failed_payments_window_days": 30,
            "device_window_days": 7,
            "mrr_trend_days": 90,
            "renewal_horizon_days": 90,
            "renewal_minimum_term_days": 60,
            "days_kept_after_churn": 30,
            "first_load_hours": 24
        },
        "expansion": {
            "worst_band": "healthy",
            "minimum_seats": 10,
            "usage_near_limit": 0.8,
            "usage_windows": 2,
            "seat_utilisation": 0.9,
            "next_tier_people": 3,
            "next_tier_share": 0.15,
            "seat_step": 0.2
        },
        "entity_health": {
            "weights": {
                "subscription_status": 30,
                "device_events": 25,
                "device_online": 20,
                "delinquency": 15,
                "mrr": 10
            },
            "device_events_30d_full_at": 100,
            "mrr_full_at": 100
        },
        "churn_risk": {
            "weights": {
                "subscription_status": 15,
                "device_events": 10,
                "inactivity": 25,
                "delinquency": 10,
                "health": 40
            },
            "inactivity_days_full_at": 14
        },
        "subscription_status_factor": {
            "active": 1,
            "trialing": 0.7,
            "past_due": 0.4,
            "paused": 0.3,
            "unpaid": 0.2,
            "incomplete": 0.2,
            "incomplete_expired": 0,
            "canceled": 0
        },
        "measures": [
            "usage_trend_28d",
            "seat_utilisation",
            "feature_breadth",
            "days_since_last_activity",
            "overage_ratio_28d",
            "champion_left",
            "device_online_ratio",
            "sla_breach_rate_14d",
            "open_critical_tickets_7d",
            "csat_90d",
            "days_past_due",
            "failed_payments_30d",
            "mrr_trend_90d",
            "renewal_usage_trend"
        ],
        "needs": {
            "usage_trend_28d": "usage",
            "seat_utilisation": "usage",
            "feature_breadth": "usage",
            "days_since_last_activity": "usage",
            "overage_ratio_28d": "usage",
            "champion_left": "usage",
            "device_online_ratio": "devices",
            "sla_breach_rate_14d": "support",
            "open_critical_tickets_7d": "support",
            "csat_90d": "support",
            "days_past_due": "billing",
            "failed_payments_30d": "billing",
            "mrr_trend_90d": "billing",
            "renewal_usage_trend": "billing"
        },
        "ceilings": [
            "is_delinquent",
            "days_past_due",
            "days_since_last_activity",
            "open_critical_tickets_7d"
        ]
    }) }}
{%- endmacro %}
