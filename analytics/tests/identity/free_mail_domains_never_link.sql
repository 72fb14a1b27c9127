-- A mail provider's domain says nothing about the company.
select domains.*
from {{ ref('int_identity__domains') }} as domains
inner join {{ ref('free_mail_domains') }} as free_mail_domains
    on domains.domain = free_mail_domains.domain
