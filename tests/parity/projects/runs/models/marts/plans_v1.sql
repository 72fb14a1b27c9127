select 1 as plan_id
