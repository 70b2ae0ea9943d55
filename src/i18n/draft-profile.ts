import type { Locale } from '../domain/codes.ts';
import type { PublicProfile } from '../domain/profile.ts';

/** What a profile says beside its name, words, needs and offers; the service itself writes the other fields. */
export type FactField = Exclude<
  keyof PublicProfile,
  'id' | 'name' | 'summary' | 'needs' | 'offers' | 'updatedAt' | 'demonstration'
>;

/** What the page says where an authority confirms its profile. */
interface DraftWords {
  summary: string;
  needs: string;
  offers: string;
  facts: string;
  fields: Readonly<Record<FactField, string>>;
  yes: string;
  no: string;
  onlyCountries: string;
  fromPopulation: (count: string) => string;
  toPopulation: (count: string) => string;
  until: (what: string, date: string) => string;
  /** What becomes of the contact, which the page does not show. */
  contact: string;
}

const fr: DraftWords = {
  summary: 'Présentation',
  needs: 'Besoins',
  offers: 'Offres',
  facts: 'Ce qui sera publié aussi',
  fields: {
    names: 'Autres noms',
    country: 'Pays',
    subdivision: 'Région (code ISO 3166-2)',
    level: 'Niveau',
    inseeCode: 'Code INSEE',
    siren: 'SIREN',
    population: 'Habitants',
    location: 'Latitude et longitude',
    languages: 'Langues de travail',
    competences: 'Services exercés',
    wishes: 'Souhaits pour le partenaire',
    openToRequests: 'Ouverte aux demandes',
    capacity: 'Mises en relation suivies à la fois, au plus',
    labels: 'Labels',
    traits: 'Caractères du territoire',
    diasporas: 'Diasporas présentes',
    interpretation: 'Interprète disponible',
    modes: 'Façon de travailler',
    mutualisation: 'Prête à coopérer à plusieurs',
    mayContract: 'Peut signer une convention',
    source: 'Source',
  },
  yes: 'oui',
  no: 'non',
  onlyCountries: 'dans ces pays seulement',
  fromPopulation: (count) => `${count} habitants au moins`,
  toPopulation: (count) => `${count} habitants au plus`,
  until: (what, date) => `${what}, jusqu’au ${date}`,
  contact:
    'Votre contact, dont l’adresse où vous avez reçu ce courriel, est conservé et n’est pas publié. Une autre collectivité le voit seulement quand elle et vous avez accepté une mise en relation, et tant que les deux le veulent.',
};

const en: DraftWords = {
  summary: 'Presentation',
  needs: 'Needs',
  offers: 'Offers',
  facts: 'What will be published, too',
  fields: {
    names: 'Other names',
    country: 'Country',
    subdivision: 'Region (ISO 3166-2 code)',
    level: 'Level',
    inseeCode: 'INSEE code',
    siren: 'SIREN',
    population: 'Inhabitants',
    location: 'Latitude and longitude',
    languages: 'Working languages',
    competences: 'Services that it runs',
    wishes: 'Wishes for the partner',
    openToRequests: 'Open to requests',
    capacity: 'Introductions followed at once, at most',
    labels: 'Labels',
    traits: 'Features of the territory',
    diasporas: 'Diasporas who live there',
    interpretation: 'Interpreter available',
    modes: 'Way of working',
    mutualisation: 'Ready to cooperate together with others',
    mayContract: 'May sign an agreement',
    source: 'Source',
  },
  yes: 'yes',
  no: 'no',
  onlyCountries: 'in these countries only',
  fromPopulation: (count) => `${count} inhabitants at least`,
  toPopulation: (count) => `${count} inhabitants at most`,
  until: (what, date) => `${what}, until ${date}`,
  contact:
    'Your contact, with the address at which you received this mail, is kept and not published. Another authority sees it only once it and you have accepted an introduction, and for as long as both wish.',
};

const es: DraftWords = {
  summary: 'Presentación',
  needs: 'Necesidades',
  offers: 'Ofertas',
  facts: 'Lo que también se publicará',
  fields: {
    names: 'Otros nombres',
    country: 'País',
    subdivision: 'Región (código ISO 3166-2)',
    level: 'Nivel',
    inseeCode: 'Código INSEE',
    siren: 'SIREN',
    population: 'Habitantes',
    location: 'Latitud y longitud',
    languages: 'Lenguas de trabajo',
    competences: 'Servicios que presta',
    wishes: 'Deseos sobre el socio',
    openToRequests: 'Abierta a solicitudes',
    capacity: 'Contactos que sigue a la vez, como máximo',
    labels: 'Distintivos',
    traits: 'Rasgos del territorio',
    diasporas: 'Diásporas presentes',
    interpretation: 'Intérprete disponible',
    modes: 'Forma de trabajar',
    mutualisation: 'Dispuesta a cooperar junto con otras',
    mayContract: 'Puede firmar un convenio',
    source: 'Fuente',
  },
  yes: 'sí',
  no: 'no',
  onlyCountries: 'solo en estos países',
  fromPopulation: (count) => `${count} habitantes como mínimo`,
  toPopulation: (count) => `${count} habitantes como máximo`,
  until: (what, date) => `${what}, hasta el ${date}`,
  contact:
    'Su contacto, con la dirección en la que ha recibido este correo, se conserva y no se publica. Otra entidad solo lo ve cuando ella y ustedes han aceptado una puesta en contacto, y mientras ambas quieran.',
};

const pt: DraftWords = {
  summary: 'Apresentação',
  needs: 'Necessidades',
  offers: 'Ofertas',
  facts: 'O que também será publicado',
  fields: {
    names: 'Outros nomes',
    country: 'País',
    subdivision: 'Região (código ISO 3166-2)',
    level: 'Nível',
    inseeCode: 'Código INSEE',
    siren: 'SIREN',
    population: 'Habitantes',
    location: 'Latitude e longitude',
    languages: 'Línguas de trabalho',
    competences: 'Serviços que presta',
    wishes: 'Desejos para o parceiro',
    openToRequests: 'Aberta a pedidos',
    capacity: 'Contactos que segue ao mesmo tempo, no máximo',
    labels: 'Distinções',
    traits: 'Características do território',
    diasporas: 'Diásporas presentes',
    interpretation: 'Intérprete disponível',
    modes: 'Forma de trabalhar',
    mutualisation: 'Disposta a cooperar com outras',
    mayContract: 'Pode assinar um acordo',
    source: 'Fonte',
  },
  yes: 'sim',
  no: 'não',
  onlyCountries: 'apenas nestes países',
  fromPopulation: (count) => `${count} habitantes no mínimo`,
  toPopulation: (count) => `${count} habitantes no máximo`,
  until: (what, date) => `${what}, até ${date}`,
  contact:
    'O seu contacto, com o endereço em que recebeu esta mensagem, é conservado e não é publicado. Outra entidade só o vê quando ela e vós tiverem aceitado um contacto, e enquanto ambas quiserem.',
};

export const DRAFT_PROFILE: Readonly<Record<Locale, DraftWords>> = { fr, en, es, pt };
