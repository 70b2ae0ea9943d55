import type { Locale } from '../domain/codes.ts';
import type { OutcomeFigureCode } from '../domain/figures.ts';
import type { Outcome } from '../domain/outcome.ts';

/** What is said about what became of introductions: on the page that a mail leads to, and in figures. */
interface OutcomeWords {
  title: string;
  question: (partner: string, months: number) => string;
  /** What the answers are for. */
  purpose: string;
  answers: Record<Exclude<Outcome, 'nothing'>, string>;
  /** Heads the reasons why nothing came of it. */
  nothing: string;
  done: string;
  /** Where the figures come from. */
  source: string;
  figures: Record<OutcomeFigureCode, string>;
}

const fr: OutcomeWords = {
  title: 'Où en êtes-vous ?',
  question: (partner, months) => `Vous avez été mis en relation avec ${partner} il y a ${months} mois.`,
  purpose:
    'Votre réponse n’est lue par personne : elle entre dans des statistiques où aucun petit nombre n’apparaît.',
  answers: {
    met: 'Nous avons échangé',
    letter_of_intent: 'Une lettre d’intention est signée',
    convention: 'Une convention est signée',
  },
  nothing: 'Cela n’a rien donné, parce que :',
  done: 'Merci : votre réponse est enregistrée.',
  source:
    'Bourse partenariat : réponses des collectivités mises en relation dans votre périmètre, hors démonstration',
  figures: {
    outcomes_after_3_months: 'Suites des mises en relation, après 3 mois',
    outcomes_after_6_months: 'Suites des mises en relation, après 6 mois',
    outcomes_after_12_months: 'Suites des mises en relation, après 12 mois',
    reasons_of_nothing: 'Motifs des mises en relation sans suite, par réponse',
  },
};

const en: OutcomeWords = {
  title: 'How is it going?',
  question: (partner, months) => `You were introduced to ${partner} ${months} months ago.`,
  purpose: 'Nobody reads your answer: it goes into statistics in which no small number is shown.',
  answers: {
    met: 'We have met',
    letter_of_intent: 'A letter of intent is signed',
    convention: 'A convention is signed',
  },
  nothing: 'Nothing came of it, because:',
  done: 'Thank you: your answer is recorded.',
  source: 'Bourse partenariat: answers of the authorities introduced in your scope, without demonstration',
  figures: {
    outcomes_after_3_months: 'What became of introductions, after 3 months',
    outcomes_after_6_months: 'What became of introductions, after 6 months',
    outcomes_after_12_months: 'What became of introductions, after 12 months',
    reasons_of_nothing: 'Why nothing came of introductions, by answer',
  },
};

const es: OutcomeWords = {
  title: '¿En qué punto están?',
  question: (partner, months) => `Se les puso en contacto con ${partner} hace ${months} meses.`,
  purpose: 'Nadie lee su respuesta: forma parte de estadísticas en las que no aparece ningún número pequeño.',
  answers: {
    met: 'Hemos mantenido contactos',
    letter_of_intent: 'Se ha firmado una carta de intenciones',
    convention: 'Se ha firmado un convenio',
  },
  nothing: 'No ha dado resultado, porque:',
  done: 'Gracias: su respuesta queda registrada.',
  source:
    'Bourse partenariat: respuestas de las entidades puestas en contacto en su ámbito, sin demostración',
  figures: {
    outcomes_after_3_months: 'Resultado de las puestas en contacto, a los 3 meses',
    outcomes_after_6_months: 'Resultado de las puestas en contacto, a los 6 meses',
    outcomes_after_12_months: 'Resultado de las puestas en contacto, a los 12 meses',
    reasons_of_nothing: 'Motivos de las puestas en contacto sin resultado, por respuesta',
  },
};

const pt: OutcomeWords = {
  title: 'Em que ponto estão?',
  question: (partner, months) => `Foram apresentados a ${partner} há ${months} meses.`,
  purpose: 'Ninguém lê a vossa resposta: entra em estatísticas em que nenhum número pequeno aparece.',
  answers: {
    met: 'Já trocámos ideias',
    letter_of_intent: 'Uma carta de intenções está assinada',
    convention: 'Uma convenção está assinada',
  },
  nothing: 'Não deu em nada, porque:',
  done: 'Obrigado: a resposta está registada.',
  source: 'Bourse partenariat: respostas das entidades apresentadas no vosso âmbito, sem demonstração',
  figures: {
    outcomes_after_3_months: 'Resultado das apresentações, após 3 meses',
    outcomes_after_6_months: 'Resultado das apresentações, após 6 meses',
    outcomes_after_12_months: 'Resultado das apresentações, após 12 meses',
    reasons_of_nothing: 'Motivos das apresentações sem resultado, por resposta',
  },
};

export const OUTCOME_WORDS: Readonly<Record<Locale, OutcomeWords>> = { fr, en, es, pt };
