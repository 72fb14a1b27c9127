{{ config(enabled=identity_method() == 'deterministic') }}
-- A link always points to a more authoritative source, so chains end.
select links.*
from {{ ref('int_identity__links') }} as links
inner join {{ ref('int_identity__records') }} as own
    on links.source_system = own.source_system
    and links.source_id = own.source_id
inner join {{ ref('int_identity__records') }} as target
    on links.target_system = target.source_system
    and links.target_id = target.source_id
where own.source_rank <= target.source_rank
