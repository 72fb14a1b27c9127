import type { Industry } from './words.ts'

/** What names of people, companies and streets are made of; countries share a language. */
export const LANGUAGES = [
  'english',
  'french',
  'spanish',
  'german',
  'dutch',
  'swedish',
  'singaporean',
  'japanese',
] as const

export type Language = (typeof LANGUAGES)[number]

interface Vocabulary {
  /** `*` is a word of the list below, `#` a number; those of people would be somebody's. */
  readonly streets: readonly string[]
  readonly streetNames: readonly string[]
  /** What companies of an industry call themselves; where there is none, the English word is used. */
  readonly trades: Readonly<Partial<Record<Industry['name'], readonly string[]>>>
}

const list = (text: string): readonly string[] => text.split(', ')

const ENGLISH: Vocabulary = {
  streets: ['# * Street', '# * Avenue', '# * Road', '# * Lane', '# * Drive'],
  streetNames: list(
    'Market, Mill, Station, Church, Bridge, Park, Oak, Maple, Cedar, Lake, Hill, High, Spring, River, Union, Canal',
  ),
  trades: {},
}

export const VOCABULARY: Readonly<Record<Language, Vocabulary>> = {
  english: ENGLISH,
  french: {
    streets: ['# rue *', '# avenue *', '# boulevard *', '# place *'],
    streetNames: list(
      'de la République, des Lilas, de l’Église, du Château, des Écoles, de la Gare, du Marché, des Tilleuls, de la Forêt, du Moulin',
    ),
    trades: {
      Restaurants: ['Cuisines', 'Tables'],
      Hospitality: ['Hôtels', 'Séjours'],
      Bars: ['Caves', 'Brasseries'],
      Retail: ['Négoce', 'Épiceries'],
      Fitness: ['Forme'],
      Logistics: ['Logistique', 'Transports'],
      Services: ['Groupe', 'Associés'],
    },
  },
  spanish: {
    streets: ['Calle * #', 'Avenida * #', 'Plaza * #'],
    streetNames: list(
      'Mayor, del Sol, de la Constitución, de la Estación, del Río, de la Fuente, de España, del Jardín, Nueva, del Águila',
    ),
    trades: {
      Restaurants: ['Cocinas', 'Mesones'],
      Hospitality: ['Hoteles', 'Posadas'],
      Bars: ['Bodegas', 'Cervecerías'],
      Retail: ['Comercios', 'Tiendas'],
      Logistics: ['Logística', 'Transportes'],
      Services: ['Grupo', 'Asociados'],
    },
  },
  german: {
    streets: ['*straße #', '*weg #', '*allee #', '*gasse #'],
    streetNames: list(
      'Linden, Bahnhof, Garten, Mühlen, Birken, Kirch, Schul, Rosen, Berg, Brücken, Wiesen, Ulmen, Höhen',
    ),
    trades: {
      Restaurants: ['Gastronomie', 'Wirtshäuser'],
      Hospitality: ['Hotels', 'Gästehäuser'],
      Bars: ['Brauhaus', 'Kellerei'],
      Retail: ['Handel', 'Märkte'],
      Fitness: ['Sportstudios'],
      Logistics: ['Logistik', 'Spedition'],
      Services: ['Gruppe', 'Büroservice'],
    },
  },
  dutch: {
    streets: ['*straat #', '*laan #', '*plein #', '*weg #'],
    streetNames: list('Kerk, Molen, Dorps, Stations, Linden, Markt, Haven, Singel, Beuken, Veer, Zee'),
    trades: {
      Restaurants: ['Eethuizen', 'Keukens'],
      Retail: ['Winkels', 'Handel'],
      Logistics: ['Logistiek', 'Vervoer'],
      Services: ['Groep', 'Diensten'],
    },
  },
  swedish: {
    streets: ['*gatan #', '*vägen #'],
    streetNames: list('Stor, Kyrko, Sjö, Ängs, Björk, Skol, Hamn, Östra Ring, Kungs, Tall'),
    trades: {
      Restaurants: ['Krogar', 'Kök'],
      Hospitality: ['Hotell', 'Värdshus'],
      Bars: ['Bryggeri'],
      Retail: ['Handel', 'Butiker'],
      Logistics: ['Åkeri', 'Frakt'],
      Services: ['Tjänster', 'Gruppen'],
    },
  },
  singaporean: {
    streets: ['# * Road', '# * Street', '# * Avenue'],
    streetNames: list('Orchid, Temple, Harbour, Garden, Fort, Palm, River Valley, Hill, Lotus, Banyan'),
    trades: {},
  },
  japanese: {
    streets: ['*-cho #', '*-dori #', '* #-chome'],
    streetNames: list('Sakura, Hon, Minami, Kita, Higashi, Nishi, Midori, Ume, Matsu, Chuo'),
    trades: {
      Restaurants: ['Shokudo'],
      Hospitality: ['Ryokan'],
      Bars: ['Sakaba'],
      Retail: ['Shoten'],
      Fitness: ['Taiiku'],
      Logistics: ['Unyu'],
      Services: ['Shoji'],
    },
  },
}
