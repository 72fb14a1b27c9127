{#- A company name reduced to what identifies it: no case, accents, punctuation or trailing legal form. -#}
{% macro normalized_name(expression) -%}
    {%- set unpunctuated = text_replaced('lower(' ~ without_accents(expression) ~ ')', "[.''’`´]", '') -%}
    nullif(trim(regexp_replace(
        trim({{ words_of('replace(' ~ unpunctuated ~ ", '&', ' and ')") }}),
        '{{ legal_form_pattern() }}', ''
    )), '')
{%- endmacro %}

{#- Matches every legal form of the seed at the end of a name, but never the whole name. -#}
{% macro legal_form_pattern() -%}
    {%- set seed = ref('legal_forms') -%}
    {%- set found = adapter.get_relation(seed.database, seed.schema, seed.identifier) if execute else none -%}
    {%- if found is none -%}
        {{ return('( legal form)+$') }}
    {%- endif -%}
    {%- set forms = run_query('select legal_form from ' ~ found ~ ' order by length(legal_form) desc, legal_form') -%}
    {{ return('( (' ~ forms.columns[0].values() | join('|') ~ '))+$') }}
{%- endmacro %}
