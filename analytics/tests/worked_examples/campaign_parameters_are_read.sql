-- The campaign of an ad stands in its address, in the first of several, or in a list of tags.
with

addresses as (
    select * from (values
        ('https://example.com/a?utm_campaign=spring&utm_source=x', 'spring'), ('https://example.com/?x=1&utm_campaign=a%20b#top', 'a b'),
        ('[https://example.com/?utm_campaign=one,https://example.com/?utm_campaign=two]', 'one'), ('[https://example.com/?utm_campaign=one]', 'one'),
        ('https://example.com/?utm_campaign=a+b%C3%A9', 'a+bé'), ('https://example.com/?utm_campaign=', null), ('https://example.com/?utm_campaign=%ff', '%ff'), ('https://example.com', null), (null, null)
    ) as example(given, expected)
),

tags as (
    select * from (values
        ('[{"key":"utm_source","value":"x"},{"key": "utm_campaign", "value": "spring","type":"AD"}]', 'spring'), ('[]', null), ('not json', null)
    ) as example(given, expected)
)

select given, expected from addresses
where {{ url_parameter('given', 'utm_campaign') }} is distinct from expected
union all
select given, expected from tags
where {{ url_tag('given', 'utm_campaign') }} is distinct from expected
