import type { Language } from './language.ts'

interface NamePool {
  readonly given: readonly string[]
  readonly family: readonly string[]
}

const list = (text: string): readonly string[] => text.split(',')

/** Common names of each; Japanese ones are kept with their reading elsewhere. */
export const PERSON_NAMES: Readonly<Record<Exclude<Language, 'japanese'>, NamePool>> = {
  english: {
    given: list(
      'James,Mary,Oliver,Emma,Noah,Grace,Henry,Chloe,Lucas,Amelia,Mason,Ruby,Ethan,Hannah,Dylan,Zoe,Aaron,Claire,Victor,Paige,Priya,Omar,Wei,Sofia,Siobhán,Kayla,Trevor,Imani,Renée,Marcus',
    ),
    family: list(
      'Hartley,Bramwell,Ashdown,Colter,Denholm,Eastway,Farrow,Garrick,Holloway,Ingram,Kessel,Lowry,Marsden,Norwood,Oakes,Prescott,Radley,Selwyn,Tilden,Underhill,Vance,Whitlock,Yates,Okafor,Patel,Nguyen,O’Rourke,Castillo,Haddad,Lindsay',
    ),
  },
  french: {
    given: list(
      'Camille,Hugo,Inès,Chloé,Louis,Théo,Julie,Manon,Léa,Gaël,Élodie,Benoît,Anaïs,Margaux,Quentin,Zoé,Rémi,Noémie,François,Amélie',
    ),
    family: list(
      'Moreau,Lefranc,Garnier,Delmas,Roussel,Bonnet,Marchand,Fabre,Lemaître,Guérin,Chevallier,Prévost,Besson,Tessier,Gauthier,Dubreuil,Pélissier,Arnaud,Béranger,Vasseur',
    ),
  },
  spanish: {
    given: list(
      'Lucía,Mateo,Pablo,Elena,Marco,Sofía,Rafael,Diego,Íñigo,Begoña,Álvaro,Carmen,Nerea,Andrés,Inés,Joaquín,Marta,Tomás,Rocío,Sergio',
    ),
    family: list(
      'Serrano,Molina,Ibarra,Castell,Vidal,Herrera,Pascual,Núñez,Ibáñez,Gallego,Cordón,Peñalver,Márquez,Rincón,Benítez,Sáez,Aranda,Lozano,Muñiz,Carrasco',
    ),
  },
  german: {
    given: list(
      'Lena,Jonas,Mia,Felix,Anna,Lukas,Sophie,Paul,Jürgen,Katrin,Greta,Björn,Käthe,Matthias,Ulrike,Tobias,Heike,Sören,Annika,Günther',
    ),
    family: list(
      'Brandt,Köster,Lindemann,Vogt,Ahlers,Reuter,Haas,Schreiber,Winkler,Behrens,Engel,Gößling,Krüger,Jäger,Weiß,Kühn,Baumgärtner,Stäbler,Oelmann,Thiele',
    ),
  },
  dutch: {
    given: list(
      'Femke,Daan,Lotte,Bram,Sander,Sanne,Joost,Marijke,Thijs,Fleur,Ruben,Noortje,Maarten,Eva,Jeroen,Anouk,Zoë,Wouter,Daphne,Koen',
    ),
    family: list(
      'de Wit,van Dalen,Kuiper,Bakker,van der Meer,Hoekstra,Dijkman,Postma,Verhoeven,de Graaf,Smeets,Terpstra,van Rijn,Brouwer,Vermeulen,Kuipers,Scholten,Blom,ten Cate,Huisman',
    ),
  },
  swedish: {
    given: list(
      'Astrid,Erik,Freja,Lars,Ingrid,Nils,Saga,Olle,Maja,Sven,Linnéa,Åke,Märta,Göran,Elsa,Björn,Sara,Håkan,Tova,Jörgen',
    ),
    family: list(
      'Lindqvist,Sandberg,Holm,Nyström,Ekdahl,Falk,Berglund,Söder,Dahlin,Strand,Åberg,Wikman,Sjöberg,Hägg,Norén,Forslund,Wallén,Björklund,Ström,Öhman',
    ),
  },
  singaporean: {
    given: list(
      'Wei Ling,Jun,Mei,Arjun,Hui,Kavya,Jia Hao,Nurul,Ravi,Xin Yi,Daniel,Amirah,Zhi Wei,Shu Fen,Farhan,Deepa',
    ),
    family: list('Tan,Lim,Ng,Wong,Chua,Rahman,Iyer,Goh,Teo,Menon,Ong,Koh,Chew,Yusof,Nair,Sim'),
  },
}
