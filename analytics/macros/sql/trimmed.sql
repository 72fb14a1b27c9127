{#- Text without blanks at its ends, of whatever kind. -#}
{% macro trimmed(expression) -%}
    {{ return(adapter.dispatch('trimmed')(expression)) }}
{%- endmacro %}

{#- To ask what kind each character is costs much: text of plain characters that begins and ends with none stays as it is. -#}
{% macro default__trimmed(expression) -%}
    case
        when strlen({{ expression }}) = length({{ expression }}) and {{ expression }} not like ' %' and {{ expression }} not like '% '
            then {{ expression }}
        else trim({{ expression }})
    end
{%- endmacro %}

{% macro postgres__trimmed(expression) -%}
    btrim({{ expression }}, U&' \00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\202F\205F\3000')
{%- endmacro %}

{% macro trino__trimmed(expression) -%}
    regexp_replace({{ expression }}, '^\p{Zs}+|\p{Zs}+$')
{%- endmacro %}
