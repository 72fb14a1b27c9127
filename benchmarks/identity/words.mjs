/** Vocabulary of the generated companies. Profiles use different parts of it, so that what is tuned on one is judged on another. */
export const VOCABULARIES = {
  anglo: {
    words: list(`
      summit harbor beacon cedar granite falcon river stone maple copper silver northern western pacific atlantic
      pioneer liberty heritage crystal eagle phoenix vertex apex zenith meridian keystone cornerstone bridge gateway
      horizon evergreen redwood bluebird ironwood oak willow birch aspen canyon mesa prairie lakeside seaside valley
      hilltop orchard meadow sterling premier united allied global standard general modern classic central metro urban
      rapid swift bright clear true pure prime noble royal grand golden diamond emerald sapphire amber coral ivory
      quantum fusion matrix vector delta sigma omega alpha nova stellar lunar solar orbit comet cosmo astro pulse
      signal echo sonic spark volt current circuit pixel cloud data logic cipher vault shield guard sentinel anchor
      compass voyager explorer ranger scout trail path summitview clearwater whitestone blackrock greenfield fairway`),
    descriptors: list(`
      software systems technologies solutions services consulting partners group holdings capital logistics foods
      health medical dental pharma energy power electric construction builders engineering design studio media
      marketing analytics networks security insurance realty properties motors automotive aviation marine textiles
      packaging plastics metals mining chemicals labs robotics instruments tools equipment supply trading imports
      travel hospitality catering education training publishing printing staffing legal accounting`),
    endings: list('field wood ford gate port works line point view side land way mark crest star bridge'),
    legal: list('Inc Inc. LLC Corp Corporation Ltd Limited Co. PLC LLP'),
    places: ['UK', 'Europe', 'America', 'Canada', 'Asia', 'Australia', 'North', 'South', 'East', 'West'],
  },
  continental: {
    words: list(`
      müller schmidt weber wagner becker hoffmann schäfer koch bauer richter klein wolf schröder neumann braun krüger
      hartmann lange werner krause lehmann köhler maier huber fuchs vogel dubois moreau laurent lefèvre roux fournier
      girard bonnet mercier blanc guérin boyer rousseau garnier chevalier rossi ferrari bianchi romano colombo ricci
      marino greco conti costa giordano mancini lombardi moretti garcía fernández lópez martínez sánchez pérez gómez
      ruiz hernández díaz moreno álvarez navarro torres domínguez ramos vázquez jansen visser bakker smit meijer mulder
      bos vos peters hendriks dekker brouwer kowalski nowak wiśniewski wójcik kamiński lewandowski zieliński szymański
      johansson andersson karlsson nilsson eriksson larsson olsson persson svensson gustafsson hansen jensen nielsen`),
    descriptors: list(`
      maschinenbau elektrotechnik logistik medizintechnik bau handel verlag druck metallbau anlagenbau systeme technik
      beratung immobilien energie chemie textil möbel conseil services industrie bâtiment transports logiciels santé
      impianti costruzioni moda alimentari trasporti meccanica consulting software servicios construcciones alimentación
      transportes tecnología bouw techniek groep diensten usługi budowa transport bygg teknik industri konsult`),
    endings: list('mann berg stein hof dahl bach hausen feld tal burg horn wald'),
    legal: list('GmbH AG KG SE SARL SAS SA S.A. SpA S.p.A. Srl S.r.l. S.L. BV B.V. NV AB A/S AS Oy ApS'),
    places: [
      'Deutschland',
      'France',
      'Italia',
      'España',
      'Nederland',
      'Polska',
      'Sverige',
      'Nord',
      'Süd',
      'Est',
    ],
  },
}

/** Parts of invented names: two or three of them make a word that no dictionary has. */
export const SYLLABLES = list(`
  ba be bi bo bra bri cal car cen cor cra cy da del dex do dra ec el en eva fer fi flo fra ga gen gla gri hal hel hy
  in io jan jo ka kel kin ko kra la le lin lo lu ma mar mel mi mo na ne nex ni no nu ol om op or pa per pi pla po pra
  qua ra re ri ro ru sa sel sen si so sta sy ta tel ter ti to tra tri u va vel ver vi vo wa we xa xen ya ze zi zo`)

export const STREETS = {
  anglo: list(
    'Main Oak Park Cedar Elm Washington Lake Hill Church High Station Victoria Mill King Queen Market Bridge Spring River Union',
  ),
  continental: list(
    'Haupt Bahnhof Garten Berg Kirch Schiller Goethe Linden Wald Ring Markt Rosen Industrie Mozart Birken Wiesen Schloss Mühlen Post Hafen',
  ),
}

/** Country → calling code, cities, domain suffixes, how a street is written. */
export const COUNTRIES = {
  US: {
    calling: '1',
    trunk: '',
    suffixes: ['com', 'com', 'com', 'io', 'net', 'co'],
    street: (name, n) => `${n} ${name} Street`,
    postal: 5,
    names: ['US', 'USA', 'United States', 'us'],
    cities: list(
      'Austin Boston Chicago Denver Seattle Portland Atlanta Dallas Houston Phoenix Miami Detroit Nashville Omaha Tampa Raleigh Tulsa Boise',
    ),
  },
  GB: {
    calling: '44',
    trunk: '0',
    suffixes: ['co.uk', 'co.uk', 'com', 'uk', 'org.uk'],
    street: (name, n) => `${n} ${name} Road`,
    postal: 5,
    names: ['GB', 'UK', 'United Kingdom', 'Great Britain'],
    cities: list('London Manchester Leeds Bristol Glasgow Liverpool Sheffield Cardiff Belfast Oxford'),
  },
  CA: {
    calling: '1',
    trunk: '',
    suffixes: ['ca', 'ca', 'com'],
    street: (name, n) => `${n} ${name} Ave`,
    postal: 5,
    names: ['CA', 'Canada', 'CAN'],
    cities: list('Toronto Montreal Vancouver Calgary Ottawa Halifax'),
  },
  AU: {
    calling: '61',
    trunk: '0',
    suffixes: ['com.au', 'com.au', 'com'],
    street: (name, n) => `${n} ${name} St`,
    postal: 4,
    names: ['AU', 'Australia', 'AUS'],
    cities: list('Sydney Melbourne Brisbane Perth Adelaide'),
  },
  DE: {
    calling: '49',
    trunk: '0',
    suffixes: ['de', 'de', 'com'],
    street: (name, n) => `${name}straße ${n}`,
    postal: 5,
    names: ['DE', 'Germany', 'Deutschland', 'DEU'],
    cities: list('Berlin Hamburg München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dresden Nürnberg'),
  },
  FR: {
    calling: '33',
    trunk: '0',
    suffixes: ['fr', 'fr', 'com'],
    street: (name, n) => `${n} rue ${name}`,
    postal: 5,
    names: ['FR', 'France', 'FRA'],
    cities: list('Paris Lyon Marseille Toulouse Nice Nantes Lille Bordeaux'),
  },
  IT: {
    calling: '39',
    trunk: '',
    suffixes: ['it', 'it', 'com'],
    street: (name, n) => `Via ${name} ${n}`,
    postal: 5,
    names: ['IT', 'Italy', 'Italia'],
    cities: list('Milano Roma Torino Napoli Bologna Firenze'),
  },
  ES: {
    calling: '34',
    trunk: '',
    suffixes: ['es', 'es', 'com'],
    street: (name, n) => `Calle ${name} ${n}`,
    postal: 5,
    names: ['ES', 'Spain', 'España'],
    cities: list('Madrid Barcelona Valencia Sevilla Bilbao'),
  },
  NL: {
    calling: '31',
    trunk: '0',
    suffixes: ['nl', 'nl', 'com', 'eu'],
    street: (name, n) => `${name}weg ${n}`,
    postal: 4,
    names: ['NL', 'Netherlands', 'The Netherlands'],
    cities: list('Amsterdam Rotterdam Utrecht Eindhoven'),
  },
  PL: {
    calling: '48',
    trunk: '',
    suffixes: ['pl', 'com.pl', 'com'],
    street: (name, n) => `ul. ${name} ${n}`,
    postal: 5,
    names: ['PL', 'Poland', 'Polska'],
    cities: list('Warszawa Kraków Łódź Wrocław Poznań'),
  },
  SE: {
    calling: '46',
    trunk: '0',
    suffixes: ['se', 'com'],
    street: (name, n) => `${name}gatan ${n}`,
    postal: 5,
    names: ['SE', 'Sweden', 'Sverige'],
    cities: list('Stockholm Göteborg Malmö Uppsala'),
  },
}

export const FREE_MAIL = list(
  'gmail.com outlook.com yahoo.com hotmail.com gmx.de web.de icloud.com proton.me orange.fr libero.it',
)

function list(text) {
  return text.trim().split(/\s+/)
}
