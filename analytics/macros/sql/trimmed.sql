{#- Text without blanks at its ends. To ask what kind each character is costs much: text of plain characters that begins
    and ends with none stays as it is. -#}
{% macro trimmed(expression) -%}
    case
        when strlen({{ expression }}) = length({{ expression }}) and {{ expression }} not like ' %' and {{ expression }} not like '% '
            then {{ expression }}
        else trim({{ expression }})
    end
{%- endmacro %}
