import type { Messages } from '../messages.ts';

export const errors: Messages['errors'] = {
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
    detail: () =>
      'Nenhum perfil tem este identificador. Se uma autarquia do diretório o tiver, ela ainda não tem perfil: GET /api/v1/directory/{id}/profile-draft prepara um.',
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
    detail: (words) => {
      const closed =
        words('reopensOn') === ''
          ? `${words('name')} não aceita novos pedidos por agora e não se conhece data de reabertura. Guarde uma pesquisa para ser avisado, ou procure um parceiro menos solicitado.`
          : `${words('name')} já acompanha tantas apresentações quantas pode. Reabertura possível o mais tardar em ${words('reopensOn')}.`;
      return words('waitingList') === ''
        ? closed
        : `${closed} Mantém uma lista de espera: inscreva-se para ser avisado (POST ${words('waitingList')}).`;
    },
  },
  NO_WAITING_LIST: {
    title: 'Sem lista de espera',
    detail: (words) =>
      `${words('name')} não mantém lista de espera, ou tem lugar hoje: nesse caso, peça uma apresentação.`,
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
  BODY_ENCODED: {
    title: 'Corpo comprimido',
    detail: () => 'O corpo deve ser enviado tal como está, sem compressão (sem cabeçalho Content-Encoding).',
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
    detail: (words) => `Demasiados pedidos em pouco tempo. Tente de novo dentro de ${words('retryAfter')} s.`,
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
};
