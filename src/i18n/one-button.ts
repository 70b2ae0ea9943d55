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

/** Whoever gets mails that are not about an act of its own ends those of a kind. */
export const UNSUBSCRIPTION: Readonly<Record<Locale, OneButtonWords>> = {
  fr: {
    title: 'Fin des alertes',
    question: 'Ne plus recevoir ces alertes ?',
    confirm: 'Ne plus en recevoir',
    done: 'C’est fait : vous ne recevrez plus ces alertes.',
  },
  en: {
    title: 'End of alerts',
    question: 'Stop these alerts?',
    confirm: 'Stop them',
    done: 'Done: you will get no more of these alerts.',
  },
  es: {
    title: 'Fin de las alertas',
    question: '¿Dejar de recibir estas alertas?',
    confirm: 'No recibir más',
    done: 'Hecho: no recibirá más estas alertas.',
  },
  pt: {
    title: 'Fim dos alertas',
    question: 'Deixar de receber estes alertas?',
    confirm: 'Não receber mais',
    done: 'Feito: não receberá mais estes alertas.',
  },
};

/** An authority says that its profile is still right. */
export const FRESHNESS: Readonly<Record<Locale, OneButtonWords>> = {
  fr: {
    title: 'Une fiche toujours juste ?',
    question: 'La fiche de votre collectivité est-elle toujours juste ?',
    confirm: 'Oui, elle est juste',
    done: 'Merci : la fiche compte comme mise à jour aujourd’hui.',
  },
  en: {
    title: 'Is the profile still right?',
    question: 'Is the profile of your authority still right?',
    confirm: 'Yes, it is',
    done: 'Thank you: the profile counts as updated today.',
  },
  es: {
    title: '¿Sigue siendo correcta la ficha?',
    question: '¿Sigue siendo correcta la ficha de su entidad?',
    confirm: 'Sí, es correcta',
    done: 'Gracias: la ficha cuenta como actualizada hoy.',
  },
  pt: {
    title: 'A ficha continua correta?',
    question: 'A ficha da sua entidade continua correta?',
    confirm: 'Sim, está correta',
    done: 'Obrigado: a ficha conta como atualizada hoje.',
  },
};
