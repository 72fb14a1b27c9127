{#- The host of a web address or e-mail address: no scheme, user, 'www.', port or path; null when nothing like one is left. -#}
{% macro normalized_domain(expression) -%}
    nullif({{ text_matching(
        'lower(trim(' ~ expression ~ '))',
        '^(?:[a-z]+://)?(?:[^/@]*@)?(?:www[.])?([a-z0-9][a-z0-9-]*(?:[.][a-z0-9-]+)+)'
    ) }}, '')
{%- endmacro %}
