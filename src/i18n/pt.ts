import type { Messages, Words } from './messages.ts';

const quoted = (words: Words): string => `«${words('quote')}»`;
/** What both texts speak of, as closely as is known: a concept, or else the theme of the passage. */
const themed = (words: Words): string => {
  if (words('concept') !== '') return ` (assunto em comum: ${words('concept')})`;
  return words('theme') === '' ? '' : ` (tema: ${words('theme')})`;
};
const both = (sentence: (words: Words) => string) => ({ forSeeker: sentence, forCandidate: sentence });

export const pt: Messages = {
  errors: {
    MALFORMED_JSON: { title: 'JSON ilegível', detail: () => 'O corpo do pedido não é JSON válido em UTF-8.' },
    MALFORMED_CURSOR: {
      title: 'Cursor inválido',
      detail: () => 'Este cursor não vem de uma resposta a este mesmo pedido. Recomece sem cursor.',
    },
    UNAUTHENTICATED: {
      title: 'Identificação necessária',
      detail: () => 'Identifique-se: uma sessão aberta ou uma chave de API válida (Authorization: Bearer).',
    },
    OUT_OF_SCOPE: {
      title: 'Fora do seu âmbito',
      detail: (words) => {
        if (words('region') === '') return 'A sua conta não permite agir aqui.';
        return words('name') === ''
          ? `A sua conta não permite agir nesta região (${words('region')}). Não tem rede regional de atores: dirija-se ao conselheiro diplomático do prefeito da região (CDPR) ou ao ministério (DCTCIV).`
          : `A sua conta não permite agir nesta região (${words('region')}). Rede competente: ${words('name')}.`;
      },
    },
    CROSS_SITE: {
      title: 'Pedido vindo de outro sítio',
      detail: () => 'Este pedido vem de outro sítio. Recomece a partir das nossas páginas.',
    },
    SIGN_IN_FAILED: {
      title: 'Ligação não concluída',
      detail: () => 'A ligação não foi concluída ou demorou demasiado. Recomece.',
    },
    ASSURANCE_TOO_LOW: {
      title: 'Nível de identificação insuficiente',
      detail: () =>
        'O seu fornecedor de identidade não garantiu o nível de identificação pedido (por exemplo, um segundo fator).',
    },
    ORGANISATION_UNKNOWN: {
      title: 'Organização desconhecida',
      detail: () =>
        'O SIRET recebido não é de nenhuma coletividade do diretório nem de nenhuma organização registada. Escreva ao responsável do serviço.',
    },
    SIGN_IN_BY_PROVIDER: {
      title: 'Ligação por ProConnect',
      detail: () => 'Esta conta liga-se por ProConnect ou por chave de API, nunca por uma ligação enviada.',
    },
    SIGN_IN_UNCONFIGURED: {
      title: 'Ligação não configurada',
      detail: () => 'Este modo de ligação não está configurado neste serviço.',
    },
    SIGN_IN_UNAVAILABLE: {
      title: 'Fornecedor de identidade indisponível',
      detail: () => 'O fornecedor de identidade não responde. Tente mais tarde.',
    },
    NOT_FOUND: { title: 'Página não encontrada', detail: () => 'Não há nada neste endereço.' },
    PROFILE_UNKNOWN: {
      title: 'Autarquia desconhecida',
      detail: () => 'Nenhum perfil e nenhuma autarquia do diretório tem este identificador.',
    },
    LINK_INVALID: {
      title: 'Ligação não válida',
      detail: () =>
        'Esta ligação é desconhecida, foi substituída ou é demasiado antiga. A última que recebeu é a correta.',
    },
    CAMPAIGN_UNKNOWN: {
      title: 'Campanha desconhecida',
      detail: (words) =>
        `Nenhuma regra está registada para a campanha de ${words('year')}. Campanhas conhecidas: ${words('allowed')}.`,
    },
    METHOD_NOT_ALLOWED: {
      title: 'Método não permitido',
      detail: () => 'Este endereço existe, mas não para este método HTTP.',
    },
    ORGANISATION_EXISTS: {
      title: 'Organização já registada',
      detail: () => 'Uma organização já tem este número SIREN.',
    },
    PARTNERSHIP_CLOSED: {
      title: 'Cooperação encerrada',
      detail: () =>
        'Esta cooperação está encerrada. O que é próprio de uma cooperação em curso já não é possível.',
    },
    ADVISORY_EXISTS: {
      title: 'Aviso já registado',
      detail: () => 'Um aviso tem ou teve este identificador. Escolha outro.',
    },
    STALE_REVISION: {
      title: 'Alterado entretanto',
      detail: () => 'Isto mudou desde que o leu. Leia-o de novo e refaça a alteração.',
    },
    NOT_CSV: {
      title: 'CSV esperado',
      detail: () => 'Envie CSV em UTF-8 com o cabeçalho Content-Type: text/csv.',
    },
    REVISION_REQUIRED: {
      title: 'Falta a versão',
      detail: () => 'Indique a versão que leu: cabeçalho If-Match, com o ETag recebido.',
    },
    PROFILE_EXISTS: {
      title: 'Perfil já registado',
      detail: () => 'Esta autarquia já tem um perfil; «profileId» indica-o.',
    },
    MERGE_SETTLED: {
      title: 'Fusão definitiva',
      detail: () => 'Esta fusão já foi anulada, ou já não o pode ser: passaram 30 dias.',
    },
    MERGE_UNKNOWN: { title: 'Fusão desconhecida', detail: () => 'Nenhuma fusão tem este identificador.' },
    ILLEGAL_TRANSITION: {
      title: 'Passo impossível',
      detail: (words) =>
        `Do estado «${words('state')}» não se pode passar a «${words('wanted')}». Releia o estado atual.`,
    },
    INTRODUCTION_EXISTS: {
      title: 'Contacto já em curso',
      detail: () => 'Estas duas entidades já têm uma apresentação em curso, num sentido ou no outro.',
    },
    PARTNER_SATURATED: {
      title: 'Entidade indisponível',
      detail: (words) =>
        words('reopensOn') === ''
          ? `${words('name')} não aceita novos pedidos por agora e não se conhece data de reabertura. Guarde uma pesquisa para ser avisado, ou procure um parceiro menos solicitado.`
          : `${words('name')} já acompanha tantas apresentações quantas pode. Reabertura possível o mais tardar em ${words('reopensOn')}.`,
    },
    ALREADY_PARTNERED: {
      title: 'Parceria já declarada',
      detail: (words) =>
        `Já está declarada uma parceria entre estas duas entidades${words('year') === '' ? '' : ` desde ${words('year')}`}. Fonte: ${words('source')}.`,
    },
    MAY_NOT_CONTRACT: {
      title: 'Convenção impossível',
      detail: (words) =>
        `${words('name')} não pode assinar convenções. Outras formas de parceria continuam possíveis.`,
    },
    THREAD_CLOSED: {
      title: 'Conversa fechada',
      detail: () => 'A conversa abre quando ambas as entidades aceitaram e fecha quando uma se retira.',
    },
    SUGGESTION_CLOSED: {
      title: 'Sugestão fechada',
      detail: () => 'Esta sugestão já recebeu resposta ou expirou.',
    },
    REQUEST_LIMIT: {
      title: 'Demasiados pedidos em curso',
      detail: (words) =>
        `Uma entidade pode ter ${words('max')} pedidos em curso no máximo, para não sobrecarregar os parceiros. Aguarde uma resposta ou retire um pedido.`,
    },
    MEMBER_EXISTS: {
      title: 'Membro já registado',
      detail: () => 'Este endereço já é o de um membro que entra por ligação.',
    },
    ANSWER_TOLD_ONCE: {
      title: 'Resposta dada uma só vez',
      detail: () => 'Este pedido já foi executado. A resposta continha um segredo que só se mostra uma vez.',
    },
    AGREEMENT_MISSING: {
      title: 'Faltam acordos',
      detail: (words) =>
        `Todas as coletividades do pedido têm de dar o seu acordo. Falta o de: ${words('missing')}.`,
    },
    REQUEST_CLOSED: { title: 'Pedido encerrado', detail: () => 'Este pedido está encerrado. Abra um novo.' },
    BODY_TOO_LARGE: {
      title: 'Pedido demasiado grande',
      detail: (words) => `O corpo do pedido ultrapassa ${words('maxKib')} KiB.`,
    },
    NOT_JSON: {
      title: 'JSON esperado',
      detail: () => 'Envie JSON com o cabeçalho Content-Type: application/json.',
    },
    INVALID_REQUEST: {
      title: 'Pedido a corrigir',
      detail: (words) => `Valores a corrigir: ${words('count')}. Cada um é explicado em «errors».`,
    },
    IDEMPOTENCY_KEY_REUSED: {
      title: 'Chave de idempotência já usada',
      detail: () => 'Esta chave de idempotência já serviu para outro pedido. Use uma nova.',
    },
    STATE_COUNTERPARTY_L1115_5: {
      title: 'A contraparte é um Estado',
      detail: () =>
        'Uma coletividade francesa não pode celebrar uma convenção com um Estado estrangeiro, salvo nas exceções do artigo L. 1115-5 do code général des collectivités territoriales, indicadas em «exceptions». Dirija-se aos contactos indicados.',
    },
    ENTITY_NOT_RECOGNISED: {
      title: 'Autoridade não reconhecida',
      detail: (words) =>
        `Esta autoridade insere-se num quadro que a França não reconhece: nenhum vínculo é possível com ela, seja qual for a forma. Fonte: ${words('source')} (${words('asOf')}).`,
    },
    RATE_LIMITED: {
      title: 'Demasiados pedidos',
      detail: (words) =>
        `Demasiados pedidos em pouco tempo. Tente de novo dentro de ${words('retryAfter')} s.`,
    },
    INTERNAL: { title: 'Erro interno', detail: () => 'Ocorreu um erro do nosso lado. Tente mais tarde.' },
    INDEX_NOT_READY: {
      title: 'Serviço a arrancar',
      detail: () => 'O serviço está a arrancar. Tente dentro de alguns segundos.',
    },
    DATABASE_UNAVAILABLE: {
      title: 'Base de dados indisponível',
      detail: () => 'A base de dados não responde. Tente mais tarde.',
    },
    INDEX_UNAVAILABLE: {
      title: 'Pesquisa indisponível',
      detail: () => 'O motor de pesquisa não responde. Tente mais tarde.',
    },
    MODEL_UNAVAILABLE: {
      title: 'Modelo indisponível',
      detail: () => 'O modelo de língua não responde. Tente mais tarde.',
    },
    INDEX_COUNT_MISMATCH: {
      title: 'Índice incompleto',
      detail: () => 'O novo índice não contém todos os perfis.',
    },
    INDEX_EMPTY: { title: 'Índice vazio', detail: () => 'Um índice vazio não substitui um índice cheio.' },
    INDEX_FOREIGN: {
      title: 'Índice de outra base',
      detail: () => 'Este índice foi feito a partir de outra base de dados.',
    },
    VECTOR_MISMATCH: {
      title: 'Vetor de outro modelo',
      detail: () => 'Um vetor não tem o comprimento do modelo.',
    },
    DATA_DIR_LOCKED: {
      title: 'Pasta de dados já aberta',
      detail: (words) => `A pasta de dados está aberta no processo ${words('pid')}.`,
    },
  },
  faults: {
    INVALID_CHARACTER: () => 'O texto contém um carácter que não pode ser guardado.',
    UNKNOWN_COUNTRY: () => 'País desconhecido: esperam-se duas letras ISO 3166-1, por exemplo SN.',
    UNKNOWN_LANGUAGE: () => 'Língua desconhecida: espera-se um código BCP 47, por exemplo fr.',
    SUBDIVISION_OUTSIDE_COUNTRY: () => 'Esta subdivisão não pertence ao país indicado.',
    INVALID_SIREN: () => 'Este número SIREN está errado: o dígito de controlo não corresponde.',
    POPULATION_RANGE: () => 'A população máxima é inferior à mínima.',
    SEEKER_TWICE: () => 'Indique «seeker» ou «seekerId», não ambos.',
    NOTHING_TO_MATCH: () => 'Diga o que procura: um texto, um tema, uma necessidade ou uma oferta.',
    DUPLICATE_ID: () => 'Este identificador aparece duas vezes.',
    UNKNOWN_REGION: () => 'Região desconhecida: espera-se um código ISO 3166-2, por exemplo FR-BRE.',
    SCOPE_OF_OTHER_ROLE: () => 'Este âmbito não é o deste papel: a lista deve ficar vazia.',
    ONE_REGION: () => 'Um conselheiro diplomático (CDPR) tem uma só região.',
    OUTSIDE_SCOPE: () => 'Isto excede o âmbito da organização.',
    IN_PAST: () => 'Esta data já passou.',
    TOO_LATE: () => 'Esta data é demasiado distante.',
    NOT_FOREIGN: () => 'O parceiro deve ser estrangeiro: FR é o lado francês.',
    DATE_RANGE: () => 'O fim precede o início.',
    UNKNOWN_COLLECTIVITY: () => 'Nenhuma entidade do diretório e nenhum perfil tem este código.',
    UNKNOWN_THEME: () => 'Tema desconhecido: espera-se um título do Atlas francês ou um código de tema.',
    CONSENT_MISSING: () => 'É necessário o consentimento da autarquia.',
    OPEN_AND_CLOSED: () => 'Um perfil aberto não tem data de reabertura.',
    UNCHANGEABLE: () => 'Este valor não pode mudar.',
    SAME_PROFILE: () => 'Um perfil não se funde consigo mesmo.',
    OTHER_COUNTRY: () => 'Estes dois perfis são de dois países.',
    TOO_SHORT: (words) => `Texto demasiado curto: pelo menos ${words('min')} caracteres.`,
    SAME_SIDE: () => 'Uma apresentação reúne uma entidade francesa e uma estrangeira.',
    ACKNOWLEDGEMENT_NEEDED: (words) =>
      `País sob vigilância desde ${words('from')}: ${words('country')} (fonte: ${words('source')}). Confirme que tomou conhecimento.`,
    FRENCH_AUTHORITY: () => 'Uma autoridade francesa liga-se por ProConnect.',
    MIXED_SIDES: () => 'Uma procura conjunta reúne coletividades francesas, ou coletividades estrangeiras.',
    NO_COMMON_COUNTRY: (words) => `Nenhum país convém a todas: ${words('limits')}.`,
    NO_CONTACT: () => 'Este perfil não tem endereço de correio eletrónico: indique um primeiro.',
    FOREIGN_COUNTRY_EXPECTED: () => 'Espera-se um país estrangeiro.',
    SHARES_NOT_TOTAL: () => 'A soma das partes difere do montante previsional.',
    FRENCH_COLLECTIVITY_EXPECTED: () => 'Espera-se uma coletividade francesa.',
    STATE_COUNTERPARTY_L1115_5: () => 'A contraparte é um Estado (artigo L. 1115-5).',
    ENTITY_NOT_RECOGNISED: () => 'Autoridade não reconhecida pela França.',
    REQUIRED: () => 'Este valor é obrigatório.',
    WRONG_TYPE: (words) => `O tipo deste valor não serve; espera-se ${words('expected')}.`,
    EMPTY: () => 'Este valor está vazio.',
    TOO_LONG: (words) => `Texto demasiado longo: ${words('max')} caracteres no máximo.`,
    TOO_MANY: (words) => `Lista demasiado longa: ${words('max')} elementos no máximo.`,
    TOO_SMALL: (words) => `Valor demasiado pequeno: pelo menos ${words('min')}.`,
    TOO_LARGE: (words) => `Valor demasiado grande: no máximo ${words('max')}.`,
    UNKNOWN_VALUE: (words) => `Valor desconhecido. Valores possíveis: ${words('allowed')}.`,
    UNKNOWN_FIELD: () => 'Este campo não existe.',
    INVALID_FORMAT: () => 'Este valor não tem a forma esperada.',
    INVALID_VALUE: () => 'Este valor não é aceitável.',
    MALFORMED_LINE: () => 'Esta linha não é legível no formato anunciado.',
    LINE_TOO_LONG: () => 'Esta linha é demasiado longa.',
    INVALID_UTF8: () => 'Este texto não está em UTF-8.',
  },
  types: {
    string: 'um texto',
    number: 'um número',
    int: 'um número inteiro',
    boolean: 'verdadeiro ou falso (true, false)',
    array: 'uma lista',
    object: 'um objeto',
  },
  reasons: {
    NEED_MET: {
      forSeeker: (words) =>
        `A oferta desta autarquia responde à sua necessidade: ${quoted(words)}${themed(words)}`,
      forCandidate: (words) =>
        `O que propõe responde à necessidade desta autarquia: ${quoted(words)}${themed(words)}`,
    },
    OFFER_WANTED: {
      forSeeker: (words) => `Esta autarquia procura o que propõe: ${quoted(words)}${themed(words)}`,
      forCandidate: (words) =>
        `O seu pedido dá uso à oferta desta autarquia: ${quoted(words)}${themed(words)}`,
    },
    EXCHANGE_SHARED: {
      forSeeker: (words) =>
        `Poderiam trocar experiências sobre este assunto do perfil: ${quoted(words)}${themed(words)}`,
      forCandidate: (words) =>
        `O intercâmbio coincide com o que diz o perfil: ${quoted(words)}${themed(words)}`,
    },
    PROFILE_RELATED: {
      forSeeker: (words) =>
        `O que mais se aproxima do seu pedido no perfil: ${quoted(words)}${themed(words)}`,
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
  },
  flags: {
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
  },
  advice: {
    RRMA: (words) =>
      `Primeiro projeto? A rede regional multiatores da sua região (${words('region')}) pode ajudar: ${words('name')}, ${words('email')} (endereço registado: ${words('asOf')}).`,
    RRMA_FALLBACK: (words) =>
      `Primeiro projeto? A sua região (${words('region')}) não tem rede regional multiatores; o ministério pode orientar: ${words('email')}.`,
    CLES_EN_MAIN: () =>
      'Sem experiência nem equipa, pode juntar-se a um programa «Clés en main» de uma associação de autarquias, sem se vincular a um único parceiro estrangeiro.',
    MUTUALISATION: (words) =>
      words('names') === ''
        ? 'Pode também levar o projeto em conjunto com a sua intermunicipalidade ou municípios vizinhos.'
        : `Pode juntar-se às autarquias francesas já presentes em ${words('place')}: ${words('names')}.`,
    LANGUAGE_NOT_STATED: () => 'Língua não declarada: indique-a para afinar.',
    COUNTRIES_SATURATED: (words) =>
      `Restam poucas autarquias abertas nos países desejados (${words('countries')}). Sobre o mesmo tema, outros países são menos solicitados: ${words('suggestions')}.`,
  },
  score: {
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
  },
};
