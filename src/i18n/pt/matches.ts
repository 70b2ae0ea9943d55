import type { Messages, Words } from '../messages.ts';

const quoted = (words: Words): string => `«${words('quote')}»`;

/** What both texts speak of, as closely as is known: a concept, or else the theme of the passage. */
const themed = (words: Words): string => {
  if (words('concept') !== '') return ` (assunto em comum: ${words('concept')})`;
  return words('theme') === '' ? '' : ` (tema: ${words('theme')})`;
};

const both = (sentence: (words: Words) => string) => ({ forSeeker: sentence, forCandidate: sentence });

export const reasons: Messages['reasons'] = {
  NEED_MET: {
    forSeeker: (words) =>
      `A oferta desta autarquia responde à sua necessidade: ${quoted(words)}${themed(words)}`,
    forCandidate: (words) =>
      `O que propõe responde à necessidade desta autarquia: ${quoted(words)}${themed(words)}`,
  },
  OFFER_WANTED: {
    forSeeker: (words) => `Esta autarquia procura o que propõe: ${quoted(words)}${themed(words)}`,
    forCandidate: (words) => `O seu pedido dá uso à oferta desta autarquia: ${quoted(words)}${themed(words)}`,
  },
  EXCHANGE_SHARED: {
    forSeeker: (words) =>
      `Poderiam trocar experiências sobre este assunto do perfil: ${quoted(words)}${themed(words)}`,
    forCandidate: (words) =>
      `O intercâmbio coincide com o que diz o perfil: ${quoted(words)}${themed(words)}`,
  },
  PROFILE_RELATED: {
    forSeeker: (words) => `O que mais se aproxima do seu pedido no perfil: ${quoted(words)}${themed(words)}`,
    forCandidate: (words) =>
      `O ponto do perfil de que o seu pedido mais se aproxima: ${quoted(words)}${themed(words)}`,
  },
  THEME_SHARED: both((words) => `Temas em comum: ${words('themes')}`),
  LABEL_EXPERTISE: {
    forSeeker: (words) =>
      `Esta autarquia tem o selo EXPE-CT neste tema: ${words('theme')} (válido até ${words('validUntil')})`,
    forCandidate: (words) =>
      `O seu pedido permite-lhe usar o selo EXPE-CT: ${words('theme')} (válido até ${words('validUntil')})`,
  },
  COMPETENCE_EXERCISED: {
    forSeeker: (words) => `Esta autarquia presta ela própria este serviço: ${words('theme')}`,
    forCandidate: (words) => `O seu pedido diz respeito a um serviço que ela presta: ${words('theme')}`,
  },
  LANGUAGE_SHARED: both((words) => `Língua de trabalho comum: ${words('languages')}`),
  FRANCOPHONE: both(() => 'Podem trabalhar juntos em francês'),
  INTERPRETATION: both(() => 'Esta autarquia diz poder assegurar interpretação'),
  COUNTRY_WISHED: {
    forSeeker: (words) => `Deseja este país: ${words('country')}`,
    forCandidate: (words) => `Esta autarquia deseja um parceiro do seu país: ${words('country')}`,
  },
  ZONE_WISHED: {
    forSeeker: (words) => `Deseja esta região do mundo: ${words('zone')}`,
    forCandidate: (words) => `Esta autarquia deseja um parceiro da sua região do mundo: ${words('zone')}`,
  },
  DIASPORA_LINK: both((words) => `Uma diáspora liga-vos a este país: ${words('country')}`),
  SIZE_SIMILAR: both(
    (words) => `Dimensão próxima: ${words('population')} habitantes (a sua: ${words('seekerPopulation')})`,
  ),
  TRAITS_SHARED: both((words) => `Territórios semelhantes: ${words('traits')}`),
  TRAITS_WISHED: {
    forSeeker: (words) => `Deseja um território deste tipo: ${words('traits')}`,
    forCandidate: (words) => `O território é do tipo que procura: ${words('traits')}`,
  },
  NOTHING_STATED: {
    forSeeker: () => 'Não encontrámos no perfil nada que responda diretamente ao seu pedido',
    forCandidate: () => 'Não encontrámos no perfil uma necessidade a que o seu pedido responda diretamente',
  },
};

export const flags: Messages['flags'] = {
  LANGUAGE_GAP: (words) =>
    `Nenhuma língua de trabalho comum declarada. Esta autarquia trabalha em: ${words('languages')}.`,
  LANGUAGE_UNKNOWN: (words) =>
    words('side') === 'seeker'
      ? 'Língua não declarada: indique-a para afinar.'
      : 'Esta autarquia não declarou as suas línguas de trabalho.',
  SIZE_GAP: (words) =>
    `Dimensões muito diferentes: cerca de ${words('ratio')} vezes mais habitantes de um lado.`,
  STALE_PROFILE: (words) => `Perfil atualizado há ${words('months')} meses: verifique se ainda é atual.`,
  OUTSIDE_WISH: (words) => `País fora dos seus desejos: ${words('country')}.`,
  ADVISORY: (words) =>
    `País sob vigilância desde ${words('from')}: ${words('country')}. ${words('text')} Fonte: ${words('source')}.`,
  DEMONSTRATION: () => 'Perfil de demonstração: a autarquia e o seu pedido são fictícios.',
  ALREADY_PARTNERED: (words) => {
    const details = [
      words('themes') && `temas: ${words('themes')}`,
      words('year') && `desde ${words('year')}`,
    ].filter(Boolean);
    return `Já tem uma parceria declarada com esta autarquia${details.length > 0 ? ` (${details.join(', ')})` : ''}.`;
  },
  OTHERS_PRESENT: (words) =>
    `Parceiros franceses já presentes: ${words('names')} (${words('count')} no total).`,
};

export const advice: Messages['advice'] = {
  RRMA: (words) =>
    `A rede regional multiatores da sua região (${words('region')}) pode ajudar: ${words('name')}, ${words('email')} (endereço registado: ${words('asOf')}).`,
  RRMA_FALLBACK: (words) =>
    words('link') === ''
      ? `A sua região (${words('region')}) não tem rede regional multiatores; o ministério pode orientar: ${words('email')}.`
      : `A sua região (${words('region')}) não tem rede regional multiatores; pode orientar o conselheiro ou a conselheira diplomática junto do prefeito da região (${words('link')}; a verificar, lista registada: ${words('asOf')}) ou, na sua falta, o ministério: ${words('email')}.`,
  CLES_EN_MAIN: () =>
    'Sem experiência nem equipa, pode juntar-se a um programa «Clés en main» de uma associação de autarquias, sem se vincular a um único parceiro estrangeiro.',
  MUTUALISATION: (words) =>
    words('names') === ''
      ? 'Pode também levar o projeto em conjunto com a sua intermunicipalidade ou municípios vizinhos.'
      : `Pode juntar-se às autarquias francesas já presentes em ${words('place')}: ${words('names')}.`,
  LANGUAGE_NOT_STATED: () => 'Língua não declarada: indique-a para afinar.',
  COUNTRIES_SATURATED: (words) =>
    `Restam poucas autarquias abertas nos países desejados (${words('countries')}). Sobre o mesmo tema, outros países são menos solicitados: ${words('suggestions')}.`,
};

export const score: Messages['score'] = {
  title: 'Como se faz esta nota',
  groups: {
    forSeeker: 'Para si',
    forCandidate: 'Para eles',
    joint: 'Para ambos',
  },
  parts: {
    topic: 'O essencial: um tem o que o outro procura',
    language: 'Língua de trabalho',
    geography: 'Lugar desejado',
    level: 'Tipo de autarquia desejado',
    size: 'Número de habitantes comparável',
    form: 'Forma de parceria',
    freshness: 'Perfil atualizado',
    availability: 'Disponibilidade para mais um contacto',
    exposure: 'Um perfil preciso, não um que se propõe a todos',
  },
  product: 'As linhas multiplicam-se: 100 % significa que nada impede. O que não é declarado não conta.',
  both: 'As duas notas reunidas',
  joined: 'A nota comum fica perto da mais baixa das duas, pois ambos os lados devem ganhar.',
};
