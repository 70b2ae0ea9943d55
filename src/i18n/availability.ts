import type { Availability } from '../domain/availability.ts';
import type { Locale } from '../domain/codes.ts';
import { dateInWords } from './formats.ts';

interface AvailabilityWords {
  open: string;
  /** @param date in words; null: nobody knows. */
  closed: (date: string | null) => string;
  full: string;
  waitingList: string;
}

const WORDS: Readonly<Record<Locale, AvailabilityWords>> = {
  fr: {
    open: 'Ouverte aux demandes.',
    closed: (date) =>
      date === null ? 'Demandes closes pour l’instant.' : `Demandes closes jusqu’au ${date}.`,
    full: 'Cette collectivité suit déjà autant de mises en relation qu’elle le peut.',
    waitingList: 'Elle tient une liste d’attente : qui a un compte peut s’y inscrire pour être prévenu.',
  },
  en: {
    open: 'Open to requests.',
    closed: (date) => (date === null ? 'Closed to requests for now.' : `Closed to requests until ${date}.`),
    full: 'This authority already follows as many introductions as it can.',
    waitingList: 'It keeps a waiting list: whoever has an account can join it to be told.',
  },
  es: {
    open: 'Abierta a solicitudes.',
    closed: (date) =>
      date === null ? 'Cerrada a solicitudes por ahora.' : `Cerrada a solicitudes hasta el ${date}.`,
    full: 'Esta entidad ya sigue tantos contactos como puede.',
    waitingList: 'Mantiene una lista de espera: quien tiene una cuenta puede inscribirse para recibir aviso.',
  },
  pt: {
    open: 'Aberta a pedidos.',
    closed: (date) => (date === null ? 'Fechada a pedidos por agora.' : `Fechada a pedidos até ${date}.`),
    full: 'Esta entidade já acompanha tantos contactos quantos pode.',
    waitingList: 'Mantém uma lista de espera: quem tem conta pode inscrever-se para ser avisado.',
  },
};

/** Whether requests are taken, as sentences: « Demandes closes jusqu’au … » (story F3.2). */
export function renderAvailability(
  { code, until, waitingList }: Availability & { waitingList: boolean },
  locale: Locale,
): string {
  const words = WORDS[locale];
  if (code === 'open') return words.open;
  const date = until === null ? null : dateInWords(until, locale);
  return [
    words.closed(date),
    ...(code === 'full' ? [words.full] : []),
    ...(waitingList ? [words.waitingList] : []),
  ].join(' ');
}
