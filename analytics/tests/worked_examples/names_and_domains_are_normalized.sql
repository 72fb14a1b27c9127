with

names as (
    select * from (values
        ('Müller & Söhne GmbH & Co. KG', 'muller and sohne'),
        ('  ACME,  Inc. ', 'acme'),
        ('Acme Inc', 'acme'),
        ('L''Atelier S.A.R.L.', 'latelier'),
        ('Limited', 'limited'),
        ('株式会社テスト', '株式会社テスト'),
        ('!!!', null)
    ) as example(given, expected)
),

domains as (
    select * from (values
        ('https://www.Acme.com/about?x=1', 'acme.com'),
        ('acme.co.uk', 'acme.co.uk'),
        ('Jo@Mail.acme.com', 'mail.acme.com'),
        ('http://user@acme.com:8080/', 'acme.com'),
        ('localhost', null),
        ('n/a', null)
    ) as example(given, expected)
)

select given, expected, {{ normalized_name('given') }} as actual
from names
where {{ is_with_rows() }} and expected is distinct from {{ normalized_name('given') }}
union all
select given, expected, {{ normalized_domain('given') }} from domains where expected is distinct from {{ normalized_domain('given') }}
