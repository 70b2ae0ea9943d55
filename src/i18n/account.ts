import type { Locale } from '../domain/codes.ts';

/** The page of whoever is signed in. */
interface AccountWords {
  title: string;
  signedInFor: (organisation: string) => string;
  profiles: string;
  /** How the first profile comes to be. @param id the one that the account may write. */
  noProfile: (id: string) => string;
  introductions: string;
  noIntroduction: string;
  /** What has no page yet, and the way to it. */
  rest: string;
  out: string;
}

const fr: AccountWords = {
  title: 'Votre espace',
  signedInFor: (organisation) => `Vous êtes connecté pour ${organisation}.`,
  profiles: 'Vos fiches',
  noProfile: (id) =>
    `Aucune fiche n’est encore publiée. À l’étranger, l’ambassade de France peut la préparer avec vous : donnez-lui votre adresse comme contact, et vous confirmez la fiche par le lien d’un courriel. Un programme peut aussi l’écrire par l’API (POST /api/v1/profiles, identifiant ${id}). Une fois la fiche publiée, vous trouvez ici ses partenaires.`,
  introductions: 'Vos mises en relation',
  noIntroduction: 'Aucune pour l’instant.',
  rest: 'Ce que votre compte permet d’autre (demandes, suggestions, inventaire, suivi) n’a pas encore de page : cela passe par l’interface technique, qui vous reconnaît une fois connecté.',
  out: 'Me déconnecter',
};

const en: AccountWords = {
  title: 'Your account',
  signedInFor: (organisation) => `You are signed in for ${organisation}.`,
  profiles: 'Your profiles',
  noProfile: (id) =>
    `No profile is published yet. Outside France, the French embassy can prepare it with you: give it your address as the contact, and you confirm the profile by the link of a mail. A program can write it through the API, too (POST /api/v1/profiles, id ${id}). Once the profile is published, you find its partners here.`,
  introductions: 'Your introductions',
  noIntroduction: 'None so far.',
  rest: 'Whatever else your account may do (requests, suggestions, inventory, follow-up) has no page yet: it goes through the technical interface, which knows you once you are signed in.',
  out: 'Sign out',
};

const es: AccountWords = {
  title: 'Su espacio',
  signedInFor: (organisation) => `Está conectado en nombre de ${organisation}.`,
  profiles: 'Sus fichas',
  noProfile: (id) =>
    `Todavía no hay ninguna ficha publicada. Fuera de Francia, la embajada de Francia puede prepararla con ustedes: denle su dirección como contacto y confirmen la ficha con el enlace de un correo. Un programa también puede escribirla con la API (POST /api/v1/profiles, identificador ${id}). Una vez publicada la ficha, aquí encuentran sus socios.`,
  introductions: 'Sus contactos con otras entidades',
  noIntroduction: 'Ninguno por ahora.',
  rest: 'Lo demás que permite su cuenta (solicitudes, sugerencias, inventario, seguimiento) aún no tiene página: se hace mediante la interfaz técnica, que le reconoce una vez conectado.',
  out: 'Desconectarme',
};

const pt: AccountWords = {
  title: 'O seu espaço',
  signedInFor: (organisation) => `Tem sessão iniciada em nome de ${organisation}.`,
  profiles: 'As suas fichas',
  noProfile: (id) =>
    `Ainda não há nenhuma ficha publicada. Fora de França, a embaixada de França pode prepará-la convosco: deem-lhe o vosso endereço como contacto e confirmem a ficha pela ligação de uma mensagem. Um programa também a pode escrever pela API (POST /api/v1/profiles, identificador ${id}). Uma vez publicada a ficha, encontram aqui os seus parceiros.`,
  introductions: 'Os seus contactos com outras entidades',
  noIntroduction: 'Nenhum por agora.',
  rest: 'O que a sua conta permite além disto (pedidos, sugestões, inventário, acompanhamento) ainda não tem página: faz-se pela interface técnica, que o reconhece com a sessão iniciada.',
  out: 'Sair',
};

export const ACCOUNT: Readonly<Record<Locale, AccountWords>> = { fr, en, es, pt };
