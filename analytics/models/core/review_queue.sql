with

final as (
    {{ resolution_rows('review', [
        ['customer_id', 'varchar'],
        ['source_system', 'varchar'],
        ['source_id', 'varchar'],
        ['other_customer_id', 'varchar'],
        ['other_source_system', 'varchar'],
        ['other_source_id', 'varchar'],
        ['name', 'varchar'],
        ['other_name', 'varchar'],
        ['match_rule', 'varchar'],
        ['name_level', 'varchar'],
        ['domain_level', 'varchar'],
        ['source_level', 'varchar'],
        ['external_id_level', 'varchar'],
        ['phone_level', 'varchar'],
        ['address_level', 'varchar'],
        ['email_level', 'varchar'],
        ['country_level', 'varchar'],
        ['probability', 'double precision'],
        ['is_together', 'boolean'],
    ]) }}
)

select * from final
