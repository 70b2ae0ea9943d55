import type { Locale } from '../domain/codes.ts';

/** The pages on which people sign in and out. */
interface SignInWords {
  title: string;
  provider: string;
  /** Whom the link is for. */
  abroad: string;
  email: string;
  send: string;
  /** The same for every address. @param minutes how long the link works. */
  sent: (minutes: number) => string;
  linkTitle: string;
  enter: string;
  /** Said to an address that comes for the first time. */
  first: string;
  name: string;
  country: string;
  out: string;
  signedOut: string;
  outAtProvider: string;
}

const fr: SignInWords = {
  title: 'Connexion',
  provider: 'Se connecter avec ProConnect (collectivités et services français)',
  abroad: 'Vous êtes une collectivité étrangère ? Recevez un lien de connexion, sans mot de passe.',
  email: 'Votre adresse électronique',
  send: 'Recevoir un lien',
  sent: (minutes) =>
    `Si cette adresse peut recevoir un lien, il arrive dans les prochaines minutes. Il vaut ${minutes} minutes et ne sert qu’une fois.`,
  linkTitle: 'Votre lien de connexion',
  enter: 'Me connecter',
  first: 'Première visite : dites-nous qui vous êtes.',
  name: 'Nom de votre collectivité',
  country: 'Pays',
  out: 'Me déconnecter',
  signedOut: 'Vous êtes déconnecté, dans tous vos navigateurs.',
  outAtProvider: 'Me déconnecter aussi de ProConnect',
};

const en: SignInWords = {
  title: 'Sign in',
  provider: 'Sign in with ProConnect (French authorities and services)',
  abroad: 'Are you a local authority outside France? Get a link to sign in, without a password.',
  email: 'Your e-mail address',
  send: 'Send me a link',
  sent: (minutes) =>
    `If this address can be sent a link, it arrives within minutes. It works for ${minutes} minutes, and once.`,
  linkTitle: 'Your link to sign in',
  enter: 'Sign in',
  first: 'First visit: tell us who you are.',
  name: 'Name of your authority',
  country: 'Country',
  out: 'Sign out',
  signedOut: 'You are signed out, in all your browsers.',
  outAtProvider: 'Sign out of ProConnect, too',
};

const es: SignInWords = {
  title: 'Conexión',
  provider: 'Conectarse con ProConnect (entidades y servicios franceses)',
  abroad: '¿Es una entidad local fuera de Francia? Reciba un enlace para conectarse, sin contraseña.',
  email: 'Su correo electrónico',
  send: 'Recibir un enlace',
  sent: (minutes) =>
    `Si esta dirección puede recibir un enlace, llegará en unos minutos. Vale ${minutes} minutos y sirve una sola vez.`,
  linkTitle: 'Su enlace de conexión',
  enter: 'Conectarme',
  first: 'Primera visita: díganos quién es.',
  name: 'Nombre de su entidad',
  country: 'País',
  out: 'Desconectarme',
  signedOut: 'Se ha desconectado, en todos sus navegadores.',
  outAtProvider: 'Desconectarme también de ProConnect',
};

const pt: SignInWords = {
  title: 'Ligação',
  provider: 'Ligar-se com ProConnect (autoridades e serviços franceses)',
  abroad: 'É uma autoridade local fora de França? Receba uma ligação para entrar, sem palavra-passe.',
  email: 'O seu endereço eletrónico',
  send: 'Receber uma ligação',
  sent: (minutes) =>
    `Se este endereço puder receber uma ligação, ela chega dentro de minutos. Vale ${minutes} minutos e serve uma só vez.`,
  linkTitle: 'A sua ligação para entrar',
  enter: 'Entrar',
  first: 'Primeira visita: diga-nos quem é.',
  name: 'Nome da sua autoridade',
  country: 'País',
  out: 'Sair',
  signedOut: 'Saiu, em todos os seus navegadores.',
  outAtProvider: 'Sair também do ProConnect',
};

export const SIGN_IN: Readonly<Record<Locale, SignInWords>> = { fr, en, es, pt };
