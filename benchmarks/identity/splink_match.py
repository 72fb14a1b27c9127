"""Links a CSV of company records with Splink 5 on DuckDB and prints its accuracy as JSON.

Usage: python splink_match.py records.csv truth_column
Names, domains and phones are cleaned as Splink's guide advises; the model is trained without labels.
"""

import json
import resource
import sys
import time
import warnings

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

warnings.filterwarnings("ignore")
path, truth = sys.argv[1], sys.argv[2]
connection = duckdb.connect()
columns = {row[0].lower() for row in connection.execute(f"describe select * from read_csv('{path}', all_varchar = true, header = true)").fetchall()}


def text(column):
    return column if column in columns else "null::varchar"


started = time.time()
connection.execute(f"""
    create table records as
    select
        row_number() over () as unique_id,
        "{truth}" as truth,
        nullif(trim(regexp_replace(regexp_replace(lower(strip_accents({text('name')})), '[^a-z0-9 ]', '', 'g'),
            ' (inc|llc|llp|ltd|limited|corp|corporation|co|plc|gmbh|ag|kg|se|sarl|sas|sa|spa|srl|sl|bv|nv|ab|as|oy|aps)$', '')), '') as name,
        nullif(regexp_extract(lower(coalesce({text('domain')}, {text('website')}, split_part({text('email')}, '@', 2))),
            '^(?:https?://)?(?:www\\.)?([^/]+)', 1), '') as domain,
        nullif(right(regexp_replace({text('phone')}, '[^0-9]', '', 'g'), 9), '') as phone,
        nullif(lower({text('address')}), '') as address,
        nullif(lower({text('city')}), '') as city
    from read_csv('{path}', all_varchar = true, header = true)
    where "{truth}" is not null
""").fetchall()
connection.execute("update records set domain = null where domain in ('gmail.com', 'outlook.com', 'yahoo.com', 'hotmail.com', 'gmx.de', 'web.de', 'icloud.com', 'proton.me', 'orange.fr', 'libero.it')").fetchall()
used = [column for column in ("name", "domain", "phone", "address", "city") if connection.execute(f"select count({column}) from records").fetchall()[0][0] > 0]
comparisons = {
    "name": cl.JaroWinklerAtThresholds("name", [0.95, 0.9, 0.8]).configure(term_frequency_adjustments=True),
    "domain": cl.ExactMatch("domain").configure(term_frequency_adjustments=True),
    "phone": cl.ExactMatch("phone"),
    "address": cl.JaroWinklerAtThresholds("address", [0.9]),
    "city": cl.ExactMatch("city"),
}
blocked = [block_on(column) for column in used if column != "city"]
if "name" in used:
    blocked.append(block_on("substr(name, 1, 8)"))
linker = Linker(
    DuckDBAPI(connection).register("records"),
    SettingsCreator(
        link_type="dedupe_only",
        comparisons=[comparisons[column] for column in used],
        blocking_rules_to_generate_predictions=blocked,
    ),
)
linker.training.estimate_probability_two_random_records_match(blocked[:2], recall=0.8)
linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
for column in used[:2]:
    linker.training.estimate_parameters_using_expectation_maximisation(block_on(column))
predictions = linker.inference.predict(threshold_match_probability=0.2)
results = []
for threshold in (0.5, 0.9, 0.99):
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold)
    together, belonging, both, records = connection.execute(f"""
        with cell as (
            select cluster_id, truth, count(*) as n from {clusters.physical_name} group by all
        )
        select
            (select sum(n * (n - 1) / 2) from (select sum(n) as n from cell group by cluster_id)),
            (select sum(n * (n - 1) / 2) from (select sum(n) as n from cell group by truth)),
            (select sum(n * (n - 1) / 2) from cell),
            (select sum(n) from cell)
    """).fetchall()[0]
    precision, recall = both / max(together, 1), both / max(belonging, 1)
    results.append(
        {
            "threshold": threshold,
            "records": int(records),
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / max(precision + recall, 1e-9),
        }
    )
print(
    json.dumps(
        {
            "seconds": time.time() - started,
            "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "results": results,
        }
    )
)
