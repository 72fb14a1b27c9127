/** Names of well-known companies and brands that a coined name could hit by chance. */
export const WELL_KNOWN_NAMES: ReadonlySet<string> = new Set(
  `
  accenture adidas adobe airbus aldi alibaba allianz amazon apple arla arlo audi axa bayer belmont boeing bosch
  carrefour cisco citroen colgate continental corona corsair danone dell deloitte disney dropbox dyson ebay ericsson
  ferrari fiat ford fujitsu google halford halfords hallmark halmark heineken hertz hilton hitachi honda hubspot ibm
  ikea intel kelloggs lego lenovo lidl loreal lufthansa lumina marlboro marriott mars mastercard maersk melia merck
  meta metro michelin microsoft mitsubishi morrison nestle netflix nike nintendo nissan nokia norton novartis oracle
  orange palantir panasonic pepsi perrier peugeot philips porsche puma qualcomm renault rolex ryanair salesforce
  samsung sanofi santander sap shell shopify siemens slack sony spotify starbucks stripe subaru talbot tesco tesla
  torrid toyota uber ulta unilever valero valvoline verizon vodafone volvo walmart wendys yahoo yamaha zalando zara
  zendesk zoom
  `
    .trim()
    .split(/\s+/),
)
