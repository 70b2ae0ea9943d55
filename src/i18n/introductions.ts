import type { Locale } from '../domain/codes.ts';

/** What is said about introductions, on the page that a mail leads to and in answers. */
interface IntroductionWords {
  title: string;
  /** Who asks for what. */
  asks: (partner: string) => string;
  suggested: (by: string, partner: string) => string;
  /** Heads the reasons for which both suit each other. */
  whyUs: string;
  forUs: string;
  forThem: string;
  /** What accepting means. */
  accepting: string;
  accept: string;
  decline: string;
  acknowledge: string;
  /** What withdrawing does, and what it cannot do (story F5). */
  withdrawing: string;
  withdraw: string;
  withdrawn: string;
  accepted: string;
  introduced: string;
  declined: string;
  nothingToAnswer: string;
  /** Leads to contacts and messages. */
  thread: string;
}

const fr: IntroductionWords = {
  title: 'Mise en relation',
  asks: (partner) => `${partner} souhaite être mise en relation avec vous.`,
  suggested: (by, partner) => `${by} vous suggère ${partner}, pour cette raison :`,
  whyUs: 'Pourquoi vous ?',
  forUs: 'Ce que vous y gagnez',
  forThem: 'Ce qu’ils y gagnent',
  accepting:
    'Si vous acceptez et que l’autre collectivité accepte aussi, chacune voit les coordonnées de l’autre dans son espace.',
  accept: 'Accepter',
  decline: 'Décliner, parce que :',
  acknowledge: 'J’ai pris connaissance de cet avertissement.',
  withdrawing:
    'Si vous retirez votre accord, les coordonnées sont masquées aussitôt. Les courriels déjà échangés ne peuvent pas être repris.',
  withdraw: 'Retirer mon accord',
  withdrawn:
    'L’accord est retiré : les coordonnées ne sont plus montrées. Les courriels déjà échangés ne peuvent pas être repris.',
  accepted: 'Merci : votre accord est enregistré. Il manque encore celui de l’autre collectivité.',
  introduced: 'Les deux collectivités ont accepté. Les coordonnées sont dans votre espace.',
  declined: 'Merci : votre réponse est transmise. Elle ne pénalise personne.',
  nothingToAnswer: 'Il n’y a plus rien à répondre ici.',
  thread: 'Voir les coordonnées et les messages (une fois connecté)',
};

const en: IntroductionWords = {
  title: 'Introduction',
  asks: (partner) => `${partner} would like to be introduced to you.`,
  suggested: (by, partner) => `${by} suggests ${partner} to you, for this reason:`,
  whyUs: 'Why you?',
  forUs: 'What you gain',
  forThem: 'What they gain',
  accepting: 'If you accept and the other authority does too, each sees the other’s contact in its account.',
  accept: 'Accept',
  decline: 'Decline, because:',
  acknowledge: 'I have read this warning.',
  withdrawing:
    'If you withdraw your consent, contacts are hidden at once. E-mails already exchanged cannot be recalled.',
  withdraw: 'Withdraw my consent',
  withdrawn:
    'Consent is withdrawn: contacts are no longer shown. E-mails already exchanged cannot be recalled.',
  accepted: 'Thank you: your consent is recorded. That of the other authority is still missing.',
  introduced: 'Both authorities have accepted. The contacts are in your account.',
  declined: 'Thank you: your answer is passed on. It counts against nobody.',
  nothingToAnswer: 'There is nothing left to answer here.',
  thread: 'See the contact and the messages (once signed in)',
};

const es: IntroductionWords = {
  title: 'Puesta en contacto',
  asks: (partner) => `${partner} desea ponerse en contacto con ustedes.`,
  suggested: (by, partner) => `${by} les sugiere ${partner}, por esta razón:`,
  whyUs: '¿Por qué ustedes?',
  forUs: 'Lo que ganan ustedes',
  forThem: 'Lo que ganan ellos',
  accepting:
    'Si aceptan y la otra entidad también, cada una ve los datos de contacto de la otra en su espacio.',
  accept: 'Aceptar',
  decline: 'Rechazar, porque:',
  acknowledge: 'He leído esta advertencia.',
  withdrawing:
    'Si retiran su consentimiento, los datos de contacto se ocultan de inmediato. Los correos ya intercambiados no se pueden recuperar.',
  withdraw: 'Retirar mi consentimiento',
  withdrawn:
    'El consentimiento queda retirado: los datos de contacto ya no se muestran. Los correos ya intercambiados no se pueden recuperar.',
  accepted: 'Gracias: su consentimiento queda registrado. Falta aún el de la otra entidad.',
  introduced: 'Ambas entidades han aceptado. Los datos de contacto están en su espacio.',
  declined: 'Gracias: su respuesta queda transmitida. No perjudica a nadie.',
  nothingToAnswer: 'Ya no hay nada que responder aquí.',
  thread: 'Ver los datos de contacto y los mensajes (con la sesión iniciada)',
};

const pt: IntroductionWords = {
  title: 'Apresentação',
  asks: (partner) => `${partner} gostaria de entrar em contacto convosco.`,
  suggested: (by, partner) => `${by} sugere-vos ${partner}, por esta razão:`,
  whyUs: 'Porquê vocês?',
  forUs: 'O que ganham',
  forThem: 'O que eles ganham',
  accepting: 'Se aceitarem e a outra entidade também, cada uma vê os contactos da outra no seu espaço.',
  accept: 'Aceitar',
  decline: 'Recusar, porque:',
  acknowledge: 'Tomei conhecimento deste aviso.',
  withdrawing:
    'Se retirarem o consentimento, os contactos são ocultados de imediato. As mensagens já trocadas não podem ser recuperadas.',
  withdraw: 'Retirar o meu consentimento',
  withdrawn:
    'O consentimento está retirado: os contactos já não são mostrados. As mensagens já trocadas não podem ser recuperadas.',
  accepted: 'Obrigado: o vosso consentimento está registado. Falta ainda o da outra entidade.',
  introduced: 'Ambas as entidades aceitaram. Os contactos estão no vosso espaço.',
  declined: 'Obrigado: a resposta é transmitida. Não prejudica ninguém.',
  nothingToAnswer: 'Já não há nada a responder aqui.',
  thread: 'Ver os contactos e as mensagens (com sessão iniciada)',
};

export const INTRODUCTION_WORDS: Readonly<Record<Locale, IntroductionWords>> = { fr, en, es, pt };
