import type { Locale } from '../domain/codes.ts';
import { dateInWords } from './formats.ts';

/** A page that a mailed link leads to: it shows what is asked, and a button says yes. */
interface LinkPage<Params> {
  title: string;
  /** What pressing the button says. */
  question: (params: Params) => string;
  confirm: string;
  done: string;
}

/** What a collectivité is asked by a mailed link. */
interface LinkPages {
  /** To confirm a profile that was filed on its behalf. */
  profile: LinkPage<{ name: string; filedBy: string }>;
  /** To let a broker draft in its place. */
  mandate: LinkPage<{ name: string; requestedBy: string; from: string; to: string }>;
}

const fr: LinkPages = {
  profile: {
    title: 'Confirmer un profil',
    question: ({ name, filedBy }) =>
      `${filedBy} a préparé ce profil pour ${name}. Personne d’autre ne le voit encore. Est-il juste, et voulez-vous le publier ?`,
    confirm: 'Oui, publier ce profil',
    done: 'Merci : le profil est publié.',
  },
  mandate: {
    title: 'Donner un mandat',
    question: ({ name, requestedBy, from, to }) =>
      `${requestedBy} demande à préparer des demandes pour ${name}, du ${dateInWords(from, 'fr')} au ${dateInWords(to, 'fr')}. Rien n’est publié sans votre accord. Si vous ne le voulez pas, fermez cette page : il n’y a alors pas de mandat. Pour y mettre fin plus tôt, écrivez à ${requestedBy} ou à l’exploitant du service.`,
    confirm: 'Oui, donner ce mandat',
    done: 'Merci : le mandat est donné.',
  },
};

const en: LinkPages = {
  profile: {
    title: 'Confirm a profile',
    question: ({ name, filedBy }) =>
      `${filedBy} prepared this profile for ${name}. Nobody else sees it yet. Is it right, and do you want to publish it?`,
    confirm: 'Yes, publish this profile',
    done: 'Thank you: the profile is published.',
  },
  mandate: {
    title: 'Give a mandate',
    question: ({ name, requestedBy, from, to }) =>
      `${requestedBy} asks to draft requests for ${name}, from ${dateInWords(from, 'en')} to ${dateInWords(to, 'en')}. Nothing is published without your agreement. If you do not want it, close this page: there is then no mandate. To end it earlier, write to ${requestedBy} or to whoever runs the service.`,
    confirm: 'Yes, give this mandate',
    done: 'Thank you: the mandate is given.',
  },
};

const es: LinkPages = {
  profile: {
    title: 'Confirmar un perfil',
    question: ({ name, filedBy }) =>
      `${filedBy} ha preparado este perfil para ${name}. Nadie más lo ve todavía. ¿Es correcto y desea publicarlo?`,
    confirm: 'Sí, publicar este perfil',
    done: 'Gracias: el perfil está publicado.',
  },
  mandate: {
    title: 'Dar un mandato',
    question: ({ name, requestedBy, from, to }) =>
      `${requestedBy} pide preparar solicitudes para ${name}, del ${dateInWords(from, 'es')} al ${dateInWords(to, 'es')}. Nada se publica sin su acuerdo. Si no lo desea, cierre esta página: entonces no hay mandato. Para ponerle fin antes, escriba a ${requestedBy} o a quien gestiona el servicio.`,
    confirm: 'Sí, dar este mandato',
    done: 'Gracias: el mandato está dado.',
  },
};

const pt: LinkPages = {
  profile: {
    title: 'Confirmar um perfil',
    question: ({ name, filedBy }) =>
      `${filedBy} preparou este perfil para ${name}. Ninguém mais o vê ainda. Está correto e deseja publicá-lo?`,
    confirm: 'Sim, publicar este perfil',
    done: 'Obrigado: o perfil está publicado.',
  },
  mandate: {
    title: 'Dar um mandato',
    question: ({ name, requestedBy, from, to }) =>
      `${requestedBy} pede para preparar pedidos para ${name}, de ${dateInWords(from, 'pt')} a ${dateInWords(to, 'pt')}. Nada é publicado sem o seu acordo. Se não o quiser, feche esta página: não há então mandato. Para lhe pôr fim antes, escreva a ${requestedBy} ou a quem explora o serviço.`,
    confirm: 'Sim, dar este mandato',
    done: 'Obrigado: o mandato está dado.',
  },
};

export const LINK_PAGES: Readonly<Record<Locale, LinkPages>> = { fr, en, es, pt };
