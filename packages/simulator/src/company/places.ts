import type { Stream } from '../random/stream.ts'

/** A city with how its postal codes and telephone numbers are built; see `fillPattern`. */
export interface Place {
  readonly city: string
  readonly state: string | undefined
  readonly postalCode: string
  readonly phone: string
}

/** Country, city, state, postal code, telephone. */
const TABLE = `
US | Austin | TX | 787## | +1 512 &## ####
US | Dallas | TX | 752## | +1 214 &## ####
US | Houston | TX | 770## | +1 713 &## ####
US | Denver | CO | 802## | +1 303 &## ####
US | Boulder | CO | 803## | +1 720 &## ####
US | Chicago | IL | 606## | +1 312 &## ####
US | Naperville | IL | 605## | +1 630 &## ####
US | Atlanta | GA | 303## | +1 404 &## ####
US | Savannah | GA | 314## | +1 912 &## ####
US | Columbus | OH | 432## | +1 614 &## ####
US | Cleveland | OH | 441## | +1 216 &## ####
US | Seattle | WA | 981## | +1 206 &## ####
US | Spokane | WA | 992## | +1 509 &## ####
US | San Diego | CA | 921## | +1 619 &## ####
US | Sacramento | CA | 958## | +1 916 &## ####
US | Oakland | CA | 946## | +1 510 &## ####
US | Brooklyn | NY | 112## | +1 718 &## ####
US | Buffalo | NY | 142## | +1 716 &## ####
US | Boston | MA | 021## | +1 617 &## ####
US | Nashville | TN | 372## | +1 615 &## ####
US | Portland | OR | 972## | +1 503 &## ####
US | Phoenix | AZ | 850## | +1 602 &## ####
US | Tampa | FL | 336## | +1 813 &## ####
US | Minneapolis | MN | 554## | +1 612 &## ####
CA | Toronto | ON | M%@ %@% | +1 416 &## ####
CA | Ottawa | ON | K1@ %@% | +1 613 &## ####
CA | Hamilton | ON | L8@ %@% | +1 905 &## ####
CA | Vancouver | BC | V6@ %@% | +1 604 &## ####
CA | Victoria | BC | V8@ %@% | +1 250 &## ####
CA | Calgary | AB | T2@ %@% | +1 403 &## ####
CA | Edmonton | AB | T5@ %@% | +1 780 &## ####
CA | Montréal | QC | H3@ %@% | +1 514 &## ####
CA | Trois-Rivières | QC | G9@ %@% | +1 819 &## ####
GB | London | | SE% %@@ | +44 20 7### ####
GB | Manchester | | M%% %@@ | +44 161 &## ####
GB | Leeds | | LS% %@@ | +44 113 &## ####
GB | Bristol | | BS% %@@ | +44 117 &## ####
GB | Birmingham | | B%% %@@ | +44 121 &## ####
GB | Edinburgh | | EH% %@@ | +44 131 &## ####
GB | Glasgow | | G%% %@@ | +44 141 &## ####
GB | Cardiff | | CF%% %@@ | +44 29 2### ####
GB | Belfast | | BT% %@@ | +44 28 9### ####
GB | Brighton | | BN% %@@ | +44 1273 &#####
GB | Norwich | | NR% %@@ | +44 1603 &#####
GB | Exeter | | EX% %@@ | +44 1392 &#####
DE | Berlin | | 10### | +49 30 &#######
DE | Hamburg | | 20### | +49 40 &#######
DE | München | | 80### | +49 89 &#######
DE | Köln | | 50### | +49 221 &######
DE | Frankfurt am Main | | 60### | +49 69 &#######
DE | Stuttgart | | 70### | +49 711 &######
DE | Düsseldorf | | 40### | +49 211 &######
DE | Leipzig | | 041## | +49 341 &######
DE | Nürnberg | | 904## | +49 911 &######
DE | Münster | | 481## | +49 251 &######
DE | Göttingen | | 370## | +49 551 &######
DE | Würzburg | | 970## | +49 931 &######
FR | Paris | | 7500% | +33 1 4# ## ## ##
FR | Lyon | | 6900% | +33 4 7# ## ## ##
FR | Marseille | | 1300% | +33 4 9# ## ## ##
FR | Toulouse | | 31#00 | +33 5 6# ## ## ##
FR | Nantes | | 44#00 | +33 2 4# ## ## ##
FR | Bordeaux | | 33#00 | +33 5 5# ## ## ##
FR | Lille | | 59#00 | +33 3 2# ## ## ##
FR | Nîmes | | 30#00 | +33 4 6# ## ## ##
FR | Besançon | | 25#00 | +33 3 8# ## ## ##
FR | Orléans | | 45#00 | +33 2 3# ## ## ##
ES | Madrid | | 280## | +34 91# ### ###
ES | Barcelona | | 080## | +34 93# ### ###
ES | Valencia | | 460## | +34 96# ### ###
ES | Málaga | | 290## | +34 952 ### ###
ES | Córdoba | | 140## | +34 957 ### ###
ES | Zaragoza | | 500## | +34 976 ### ###
ES | Cádiz | | 110## | +34 956 ### ###
ES | San Sebastián | | 200## | +34 943 ### ###
NL | Amsterdam | | 10%# @@ | +31 20 &## ####
NL | Rotterdam | | 30%# @@ | +31 10 &## ####
NL | Utrecht | | 35%# @@ | +31 30 &## ####
NL | Den Haag | | 25%# @@ | +31 70 &## ####
NL | Eindhoven | | 56%# @@ | +31 40 &## ####
NL | Groningen | | 97%# @@ | +31 50 &## ####
NL | Haarlem | | 20%# @@ | +31 23 &## ####
NL | Nijmegen | | 65%# @@ | +31 24 &## ####
SE | Stockholm | | 11# ## | +46 8 &## ### ##
SE | Göteborg | | 41# ## | +46 31 &## ## ##
SE | Malmö | | 21# ## | +46 40 &## ## ##
SE | Uppsala | | 75# ## | +46 18 &## ## ##
SE | Örebro | | 70# ## | +46 19 &## ## ##
SE | Linköping | | 58# ## | +46 13 &## ## ##
SE | Umeå | | 90# ## | +46 90 &## ## ##
AU | Sydney | NSW | 20## | +61 2 9### ####
AU | Newcastle | NSW | 23## | +61 2 4### ####
AU | Melbourne | VIC | 30## | +61 3 9### ####
AU | Geelong | VIC | 32## | +61 3 5### ####
AU | Brisbane | QLD | 40## | +61 7 3### ####
AU | Cairns | QLD | 48## | +61 7 4### ####
AU | Perth | WA | 60## | +61 8 9### ####
AU | Adelaide | SA | 50## | +61 8 8### ####
SG | Singapore | | 0##### | +65 6### ####
SG | Singapore | | 5##### | +65 6### ####
JP | Tokyo | Tokyo | 10#-00## | +81 3 &### ####
JP | Yokohama | Kanagawa | 23#-00## | +81 45 &## ####
JP | Osaka | Osaka | 54#-00## | +81 6 &### ####
JP | Nagoya | Aichi | 46#-00## | +81 52 &## ####
JP | 京都市 | 京都府 | 60#-80## | +81 75 &## ####
JP | 福岡市 | 福岡県 | 81#-00## | +81 92 &## ####
JP | 札幌市 | 北海道 | 06#-00## | +81 11 &## ####
`

const parse = (): ReadonlyMap<string, readonly Place[]> => {
  const places = new Map<string, Place[]>()
  for (const line of TABLE.trim().split('\n')) {
    const [country = '', city = '', state, postalCode = '', phone = ''] = line
      .split('|')
      .map((cell) => cell.trim())
    const known = places.get(country) ?? []
    places.set(country, known)
    known.push({ city, state: state === '' ? undefined : state, postalCode, phone })
  }
  return places
}

const PLACES = parse()

export const placesOf = (countryCode: string): readonly Place[] => {
  const places = PLACES.get(countryCode)
  if (places === undefined) throw new Error(`no places in ${countryCode}`)
  return places
}

const LETTERS = 'ABCEGHJKLMNPRSTVWXYZ'

/** `#` becomes a digit, `%` one from 1 on, `&` one from 2 on, `@` a letter; anything else stays. */
export const fillPattern = (draw: Stream, pattern: string): string =>
  pattern.replace(/[#%&@]/g, (sign) => {
    if (sign === '@') return LETTERS.charAt(draw.integer(0, LETTERS.length - 1))
    return String(draw.integer(sign === '#' ? 0 : sign === '%' ? 1 : 2, 9))
  })
