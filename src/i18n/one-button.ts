import type { Locale } from '../domain/codes.ts';

/** What a page with one button says, where the link of a mail leads to. */
export interface OneButtonWords {
  title: string;
  /** What pressing the button says. */
  question: string;
  confirm: string;
  done: string;
}

/** A contact says that its address is still right. */
export const CONTACT_VALIDATION: Readonly<Record<Locale, OneButtonWords>> = {
  fr: {
    title: 'Vérification d’une adresse de contact',
    question: 'Cette adresse est-elle toujours le bon contact de votre collectivité ?',
    confirm: 'Oui, c’est la bonne',
    done: 'Merci : l’adresse est confirmée pour trois mois.',
  },
  en: {
    title: 'Check of a contact address',
    question: 'Is this address still the right contact of your authority?',
    confirm: 'Yes, it is',
    done: 'Thank you: the address is confirmed for three months.',
  },
  es: {
    title: 'Comprobación de una dirección de contacto',
    question: '¿Sigue siendo esta dirección el contacto correcto de su entidad?',
    confirm: 'Sí, es correcta',
    done: 'Gracias: la dirección queda confirmada por tres meses.',
  },
  pt: {
    title: 'Verificação de um endereço de contacto',
    question: 'Este endereço continua a ser o contacto certo da sua entidade?',
    confirm: 'Sim, está certo',
    done: 'Obrigado: o endereço fica confirmado por três meses.',
  },
};

/** Whoever gets digests of a saved search ends them. */
export const UNSUBSCRIPTION: Readonly<Record<Locale, OneButtonWords>> = {
  fr: {
    title: 'Fin des alertes',
    question: 'Ne plus recevoir d’alertes pour cette recherche ?',
    confirm: 'Ne plus en recevoir',
    done: 'C’est fait : vous ne recevrez plus d’alertes pour cette recherche.',
  },
  en: {
    title: 'End of alerts',
    question: 'Stop alerts for this search?',
    confirm: 'Stop them',
    done: 'Done: you will get no more alerts for this search.',
  },
  es: {
    title: 'Fin de las alertas',
    question: '¿Dejar de recibir alertas de esta búsqueda?',
    confirm: 'No recibir más',
    done: 'Hecho: no recibirá más alertas de esta búsqueda.',
  },
  pt: {
    title: 'Fim dos alertas',
    question: 'Deixar de receber alertas desta procura?',
    confirm: 'Não receber mais',
    done: 'Feito: não receberá mais alertas desta procura.',
  },
};
