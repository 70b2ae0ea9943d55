import type { Locale } from '../domain/codes.ts';

/** The page that a contact comes to by the link of a mail. */
interface ContactValidation {
  title: string;
  /** What pressing the button says. */
  question: string;
  confirm: string;
  done: string;
}

const fr: ContactValidation = {
  title: 'Vérification d’une adresse de contact',
  question: 'Cette adresse est-elle toujours le bon contact de votre collectivité ?',
  confirm: 'Oui, c’est la bonne',
  done: 'Merci : l’adresse est confirmée pour trois mois.',
};

const en: ContactValidation = {
  title: 'Check of a contact address',
  question: 'Is this address still the right contact of your authority?',
  confirm: 'Yes, it is',
  done: 'Thank you: the address is confirmed for three months.',
};

const es: ContactValidation = {
  title: 'Comprobación de una dirección de contacto',
  question: '¿Sigue siendo esta dirección el contacto correcto de su entidad?',
  confirm: 'Sí, es correcta',
  done: 'Gracias: la dirección queda confirmada por tres meses.',
};

const pt: ContactValidation = {
  title: 'Verificação de um endereço de contacto',
  question: 'Este endereço continua a ser o contacto certo da sua entidade?',
  confirm: 'Sim, está certo',
  done: 'Obrigado: o endereço fica confirmado por três meses.',
};

export const CONTACT_VALIDATION: Readonly<Record<Locale, ContactValidation>> = { fr, en, es, pt };
