/** What is kept between runs, so that ids stay and only what changed is compared again. */
export const STATE_TABLES: Readonly<Record<string, string>> = {
  run: 'run integer, happened_at timestamp, records integer, weights varchar, format integer',
  weights: 'content varchar',
  record: `rid integer, source_system varchar, source_id varchar, name varchar, created_at varchar, truth varchar,
    content ubigint`,
  feature: `rid integer, tie ubigint, source_system varchar, own_id varchar, name_key varchar, name_core varchar,
    name_first varchar, name_place varchar, name_initials varchar, name_legal varchar, domain_1 varchar, domain_2 varchar, root varchar,
    email varchar, mail_local varchar, phone varchar, switchboard varchar, address varchar, city varchar, region varchar,
    postal varchar, country varchar, external_ids varchar[], external_systems varchar[], created_day integer`,
  blocking_key: 'rid integer, kind utinyint, value ubigint',
  key_statistic: 'kind utinyint, value ubigint, records integer, shared boolean, owners utinyint',
  busy_day: 'source_system varchar, created_day integer',
  scored: 'pair ubigint, pattern integer',
  membership: 'rid integer, customer_id varchar, home_id varchar, since integer',
  link: 'rid integer, other integer, pattern integer, centibits integer, confidence double',
  doubtful: 'one integer, other integer, pattern integer, centibits integer',
  customer_alias: 'alias_id varchar, customer_id varchar, run integer',
  identity_event: `run integer, happened_at timestamp, event varchar, customer_id varchar, other_customer_id varchar,
    source_system varchar, source_id varchar, decision varchar, other_source_system varchar, other_source_id varchar`,
}

/** Grows whenever a table or the meaning of a column changes; an older state keeps its ids and nothing else. */
export const STATE_FORMAT = 3
