{% materialization external, adapter='duckdb' %}
  {#- Rows go to a file, or a folder of them; the relation is a view that reads it. -#}
  {% do refuse_external_registration() %}
  {%- set existing_relation = load_cached_relation(this) -%}
  {%- set target_relation = this.incorporate(type='view') -%}
  {%- set temp_relation = make_temp_relation(target_relation) -%}
  {%- set location = adapter.file_path(render(config.get('location', default=external_location(this, config)))) -%}
  {%- set options = external_options(location, render_write_options(config)) -%}

  {% do run_hooks(pre_hooks, inside_transaction=False) %}
  {% do run_hooks(pre_hooks, inside_transaction=True) %}

  {#- First beside, since the model may read the very file that it writes. -#}
  {% call statement('main') -%}
    {{ create_table_as(True, temp_relation, sql) }}
  {%- endcall %}
  {% set columns = adapter.get_columns_in_relation(temp_relation) %}
  {% do write_to_file(temp_relation, location, external_copy_options(options, temp_relation)) %}

  {% if existing_relation is not none and not existing_relation.is_view %}
    {% do adapter.drop_relation(existing_relation) %}
  {% endif %}
  {% call statement('create_view') -%}
    create or replace view {{ target_relation }} as (
      {{ external_read_sql(location, options, {'columns': columns, 'temp_relation': temp_relation}) }}
    )
  {%- endcall %}
  {% do adapter.drop_relation(temp_relation) %}

  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode=True)) %}
  {% do persist_docs(target_relation, model) %}
  {% do run_hooks(post_hooks, inside_transaction=True) %}
  {% do adapter.commit() %}
  {% do run_hooks(post_hooks, inside_transaction=False) %}

  {% do return({'relations': [target_relation]}) %}
{% endmaterialization %}


{% macro refuse_external_registration() %}
  {% for key in ['plugin', 'glue_register', 'glue_database', 'partition_columns'] if config.get(key) %}
    {% do exceptions.raise_compiler_error(
      "The external model '" ~ model.name ~ "' sets " ~ key ~ ', and no catalog beside the database can be written here. Leave it out; the file and the view that reads it are made without.'
    ) %}
  {% endfor %}
{% endmacro %}


{#- The file of a model that names none: in external_root, called after the relation. -#}
{% macro external_location(relation, config) -%}
  {%- set options = config.get('options') or {} -%}
  {%- set format = config.get('format') or options.get('format') or ('csv' if config.get('delimiter') or options.get('delimiter') else 'parquet') -%}
  {%- set is_folder = options.get('partition_by') or options.get('per_thread_output') -%}
  {{- adapter.external_root() }}/{{ relation.identifier }}{{ '' if is_folder else '.' ~ format -}}
{%- endmacro %}


{#- The options of COPY as the model gives them, rendered. -#}
{% macro render_write_options(config) -%}
  {% set options = {} %}
  {% for name, value in (config.get('options') or {}).items() %}
    {% do options.update({name: render(value) if value is string else value}) %}
  {% endfor %}
  {% if config.get('format') and 'format' not in options %}
    {% do options.update({'format': render(config.get('format'))}) %}
  {% endif %}
  {% if config.get('delimiter') and 'delimiter' not in options %}
    {% do options.update({'delimiter': render(config.get('delimiter'))}) %}
  {% endif %}
  {% do return(options) %}
{%- endmacro %}


{#- What the location leaves to be inferred: the format, the compression, a header for CSV. -#}
{% macro external_options(location, options) %}
  {% set parts = (location | lower).split('/')[-1].split('.') %}
  {% set compression = {'gz': 'gzip', 'zst': 'zstd'}.get(parts[-1]) if parts | length > 1 else none %}
  {% set extension = (parts[-2] if compression else parts[-1]) if parts | length > (2 if compression else 1) else none %}
  {% set format = options.get('format') or extension or ('csv' if 'delimiter' in options else 'parquet') %}
  {% if format | lower not in ['csv', 'parquet', 'json'] %}
    {% do exceptions.raise_compiler_error("The format of the external model '" ~ model.name ~ "' is '" ~ format ~ "'; use parquet, csv or json.") %}
  {% endif %}
  {% do options.update({'format': format | lower}) %}
  {% if format | lower == 'json' and external_is_folder(options) %}
    {% do exceptions.raise_compiler_error("DuckDB writes JSON into one file, not into partitions; the external model '" ~ model.name ~ "' can have parquet or csv.") %}
  {% endif %}
  {% if compression and 'compression' not in options %}
    {% do options.update({'compression': compression}) %}
  {% endif %}
  {% if format | lower == 'csv' and 'header' not in options %}
    {% do options.update({'header': true}) %}
  {% endif %}
  {% do return(options) %}
{% endmacro %}


{% macro external_partitions(options) %}
  {% set given = options.get('partition_by') %}
  {% if not given %}
    {% do return([]) %}
  {% endif %}
  {% set names = given if given is not string else given.strip('() ').split(',') %}
  {% do return(names | map('trim') | list) %}
{% endmacro %}


{% macro external_is_folder(options) %}
  {% do return(external_partitions(options) | length > 0 or options.get('per_thread_output') or options.get('file_size_bytes')) %}
{% endmacro %}


{#- `(format parquet, compression 'zstd')`. A folder of our own naming is replaced as a whole; one that the model names is not emptied unasked. -#}
{% macro external_copy_options(options, temp_relation) %}
  {% set rendered = [] %}
  {% for name, value in options.items() %}
    {% if name == 'partition_by' %}
      {% do rendered.append('partition_by (' ~ get_quoted_csv(external_partitions(options)) ~ ')') %}
    {% elif name == 'format' or value is number or value is boolean %}
      {% do rendered.append(name ~ ' ' ~ value) %}
    {% elif value is string %}
      {% do rendered.append(name ~ ' ' ~ string_literal(escape_single_quotes(value))) %}
    {% else %}
      {% do rendered.append(name ~ ' ' ~ tojson(value)) %}
    {% endif %}
  {% endfor %}
  {% set replaces = ['overwrite', 'overwrite_or_ignore', 'append'] | select('in', options) | list %}
  {% if external_is_folder(options) and not config.get('location') and not replaces %}
    {% do rendered.append('overwrite true') %}
  {% endif %}
  {% do return(rendered | join(', ')) %}
{% endmacro %}


{% macro write_to_file(relation, location, options) -%}
  {% call statement('write_to_file') -%}
    copy (select * from {{ relation }}) to {{ string_literal(escape_single_quotes(location)) }} ({{ options }})
  {%- endcall %}
{%- endmacro %}


{#-
  Types and the order of the columns are those of the model, not what could be guessed from a file's text. What a
  model sets as csv_read_options, json_read_options or parquet_read_options takes the place of that.
-#}
{% macro external_read_sql(location, options, written) %}
  {%- set format = options['format'] -%}
  {%- set partitions = external_partitions(options) -%}
  {%- if partitions and run_query('select 1 from ' ~ written.temp_relation ~ ' limit 1').rows | length == 0 -%}
    {#- Without rows there is no file, hence nothing that could tell the types. -#}
    select {% for column in written.columns %}cast(null as {{ column.dtype }}) as {{ column.quoted }}{{ ', ' if not loop.last }}{% endfor %} where false
  {%- else -%}
    {%- set read_options = config.get(format ~ '_read_options') -%}
    {%- if read_options is none -%}
      {%- set read_options = external_default_read_options(options, written.columns) -%}
    {%- else -%}
      {%- set read_options = external_literals(read_options) -%}
    {%- endif -%}
    {%- if options.get('compression') and format != 'parquet' and 'compression' not in read_options -%}
      {%- do read_options.update({'compression': string_literal(options['compression'])}) -%}
    {%- endif -%}
    {%- set path = location ~ '/**/*.' ~ format if external_is_folder(options) else location -%}
    select {{ get_quoted_csv(written.columns | map(attribute='name')) }}
      from read_{{ format }}({{ string_literal(escape_single_quotes(path)) }}
      {%- for name, value in read_options.items() %}, {{ name }} = {{ value }}{% endfor %})
  {%- endif -%}
{% endmacro %}


{% macro external_default_read_options(options, columns) %}
  {% set partitions = external_partitions(options) %}
  {% set in_file = [] %}
  {% set in_path = [] %}
  {% for column in columns %}
    {% set typed = string_literal(escape_single_quotes(column.name)) ~ ': ' ~ string_literal(escape_single_quotes(external_type(column))) %}
    {% do (in_path if column.name in partitions else in_file).append(typed) %}
  {% endfor %}
  {% set read_options = {} %}
  {% if options['format'] != 'parquet' %}
    {% do read_options.update({'columns': '{' ~ in_file | join(', ') ~ '}'}) %}
  {% endif %}
  {% if options['format'] == 'csv' %}
    {% do read_options.update({'header': options['header'], 'delim': string_literal(escape_single_quotes(options.get('delimiter') or options.get('delim') or options.get('sep') or ','))}) %}
  {% endif %}
  {% if partitions %}
    {% do read_options.update({'hive_partitioning': true, 'hive_types': '{' ~ in_path | join(', ') ~ '}'}) %}
  {% endif %}
  {% do return(read_options) %}
{% endmacro %}


{% macro external_type(column) %}
  {% do return(column.dtype ~ ('(' ~ column.numeric_precision ~ ',' ~ column.numeric_scale ~ ')' if column.numeric_precision is not none else '')) %}
{% endmacro %}


{% macro external_literals(values) %}
  {% set literals = {} %}
  {% for name, value in values.items() %}
    {% do literals.update({name: string_literal(escape_single_quotes(value)) if value is string else (value if value is number or value is boolean else tojson(value))}) %}
  {% endfor %}
  {% do return(literals) %}
{% endmacro %}
