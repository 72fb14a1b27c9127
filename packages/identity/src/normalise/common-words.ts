/** Words that many companies share: they tell two companies apart, but do not make two records one company. */
export const COMMON_WORDS: readonly string[] = `
  the and of und et e y i en de du des la le les el los di da do der die das van von for
  group groupe gruppe gruppo grupo groep holding holdings international internacional global worldwide
  enterprises enterprise industries industry industrie systems system systeme technologies technology tech
  technik solutions solution services service software consulting consultants consultores partners partner
  associates trading commercial business
`
  .trim()
  .split(/\s+/)

/** Places in a company's name: two records that differ in one are often sisters, not the same company. */
export const PLACE_WORDS: readonly string[] = `
  uk usa us gb eu uae europe europa emea apac latam asia africa america americas american north south east west
  northern southern eastern western nord norte sud sued sur est ouest ost oeste central
  deutschland germany german france francais italia italy espana spain iberia iberica nederland netherlands holland
  belgium belgique belgie luxembourg polska poland sverige sweden norge norway danmark denmark suomi finland nordic
  nordics baltic osterreich oesterreich austria schweiz suisse svizzera switzerland portugal ireland scotland wales
  england britain canada mexico brasil brazil argentina chile colombia peru australia zealand nz india china japan
  korea singapore malaysia indonesia thailand vietnam philippines taiwan hongkong turkey turkiye israel egypt
  hellas greece romania bulgaria hungary magyarorszag czech slovakia ukraine russia dach benelux
`
  .trim()
  .split(/\s+/)

/** Short forms, each beside the word it stands for. */
export const ABBREVIATIONS: Readonly<Record<string, string>> = {
  intl: 'international',
  tech: 'technologies',
  technology: 'technologies',
  mfg: 'manufacturing',
  svcs: 'services',
  mgmt: 'management',
  bros: 'brothers',
  natl: 'national',
  labs: 'laboratories',
  centre: 'center',
}
