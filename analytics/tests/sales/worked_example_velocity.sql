-- 50 deals × $50,000 × 25 % ÷ 45 days are $13,889 a day: of 40 closed deals 10 were won, for $500,000 in 450 days.
select {{ whole_ratio('50 * 10 * cast(50000000 as ' ~ sql_type('hugeint') ~ ')', '((10 + 30) * 450)') }} as velocity_cents_per_day
where {{ whole_ratio('50 * 10 * cast(50000000 as ' ~ sql_type('hugeint') ~ ')', '((10 + 30) * 450)') }} != 1388889
