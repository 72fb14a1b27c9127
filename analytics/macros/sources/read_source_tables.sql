{#- The source tables that a model outside staging reads, through their staging views: a list of 'system.table'. -#}
{% macro read_source_tables() -%}
    {%- set read = [] -%}
    {%- if execute -%}
        {%- set staged = {} -%}
        {%- for node in graph.nodes.values() if node.resource_type == 'model' -%}
            {%- set tables = [] -%}
            {%- for parent in node.depends_on.nodes if parent.startswith('source.') -%}
                {%- do tables.append(parent.split('.')[2:] | join('.')) -%}
            {%- endfor -%}
            {%- do staged.update({node.unique_id: tables if tables | length == 1 else []}) -%}
        {%- endfor -%}
        {%- for node in graph.nodes.values() if node.resource_type == 'model' and 'staging' not in node.fqn -%}
            {%- for parent in node.depends_on.nodes if parent in staged -%}
                {%- for table in staged[parent] if table not in read -%}
                    {%- do read.append(table) -%}
                {%- endfor -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(read | sort) }}
{%- endmacro %}
