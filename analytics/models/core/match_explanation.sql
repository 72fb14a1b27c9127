with

final as (
    {{ resolution_rows('explanation', [
        ['customer_id', 'varchar'],
        ['source_system', 'varchar'],
        ['source_id', 'varchar'],
        ['other_source_system', 'varchar'],
        ['other_source_id', 'varchar'],
        ['match_rule', 'varchar'],
        ['name_level', 'varchar'],
        ['domain_level', 'varchar'],
        ['source_level', 'varchar'],
        ['external_id_level', 'varchar'],
        ['phone_level', 'varchar'],
        ['address_level', 'varchar'],
        ['email_level', 'varchar'],
        ['country_level', 'varchar'],
        ['legal_form_level', 'varchar'],
        ['created_level', 'varchar'],
        ['probability', 'double precision'],
        ['total_bits', 'double precision'],
        ['prior_bits', 'double precision'],
        ['phone_bits', 'double precision'],
        ['address_bits', 'double precision'],
        ['email_bits', 'double precision'],
        ['country_bits', 'double precision'],
        ['legal_form_bits', 'double precision'],
        ['created_bits', 'double precision'],
    ]) }}
)

select * from final
