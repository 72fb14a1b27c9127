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
        ['probability', 'double'],
        ['total_bits', 'double'],
        ['prior_bits', 'double'],
        ['phone_bits', 'double'],
        ['address_bits', 'double'],
        ['email_bits', 'double'],
        ['country_bits', 'double'],
        ['legal_form_bits', 'double'],
        ['created_bits', 'double'],
    ]) }}
)

select * from final
