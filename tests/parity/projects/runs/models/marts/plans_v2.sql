select 1 as plan_id, 'basic' as plan_name
