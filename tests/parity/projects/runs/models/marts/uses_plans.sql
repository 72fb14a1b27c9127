select old.plan_id, new.plan_name from {{ ref('plans', v=1) }} as old join {{ ref('plans') }} as new using (plan_id)
