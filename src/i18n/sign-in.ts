import type { Locale } from '../domain/codes.ts';

/** The pages on which people sign in and out. */
interface SignInWords {
  title: string;
  provider: string;
  /** What French authorities and services do instead. @param provider whether ProConnect is set up. */
  french: (provider: boolean) => string;
  /** Tells authorities abroad that the first page is not for them, and where to go. */
  elsewhere: string;
  register: string;
  /** Whom the link is for. */
  abroad: string;
  email: string;
  emailFault: string;
  send: string;
  /** The same for every address. @param minutes how long the link works. */
  sent: (minutes: number) => string;
  /** Leads to the mails of a demonstration, which sends none. */
  mails: string;
  linkTitle: string;
  enter: string;
  /** That a link was used, or is over. */
  over: (minutes: number) => string;
  again: string;
  /** Said to an address that comes for the first time. */
  first: string;
  name: string;
  nameFault: string;
  country: string;
  choose: string;
  countryFault: string;
  signedOut: string;
  outAtProvider: string;
}

const fr: SignInWords = {
  title: 'Connexion',
  provider: 'Se connecter avec ProConnect (collectivités et services français)',
  french: (provider) =>
    provider
      ? 'Vous êtes une collectivité ou un service français ? Connectez-vous avec ProConnect, depuis la page de connexion.'
      : 'Vous êtes une collectivité ou un service français ? L’exploitant de ce service ouvre votre organisation et y inscrit votre adresse : un lien reçu à cette adresse vous connecte alors. Sans compte, vous pouvez chercher des partenaires et répondre aux courriels que vous recevez.',
  elsewhere:
    'Cette recherche est celle des collectivités françaises. Vous êtes une collectivité d’un autre pays ?',
  register: 'Inscrivez-vous ou connectez-vous.',
  abroad: 'Vous êtes une collectivité étrangère ? Recevez un lien de connexion, sans mot de passe.',
  email: 'Votre adresse électronique',
  emailFault: 'Adresse électronique : elle doit être complète, comme mairie@exemple.org.',
  send: 'Recevoir un lien',
  sent: (minutes) =>
    `Si cette adresse peut recevoir un lien, il arrive dans les prochaines minutes. Il vaut ${minutes} minutes et ne sert qu’une fois.`,
  mails: 'Voir les courriels de la démonstration, qui n’envoie rien',
  linkTitle: 'Votre lien de connexion',
  enter: 'Me connecter',
  over: (minutes) =>
    `Ce lien a déjà servi, ou n’est plus valable : il vaut ${minutes} minutes et ne sert qu’une fois.`,
  again: 'Demander un nouveau lien',
  first: 'Première visite : dites-nous qui vous êtes.',
  name: 'Nom de votre collectivité',
  nameFault: 'Nom de votre collectivité : écrivez-le, en 200 caractères au plus.',
  country: 'Pays',
  choose: 'Choisissez un pays',
  countryFault: 'Pays : choisissez le vôtre dans la liste.',
  signedOut: 'Vous êtes déconnecté, dans tous vos navigateurs.',
  outAtProvider: 'Me déconnecter aussi de ProConnect',
};

const en: SignInWords = {
  title: 'Sign in',
  provider: 'Sign in with ProConnect (French authorities and services)',
  french: (provider) =>
    provider
      ? 'Are you a French authority or service? Sign in with ProConnect, on the page to sign in.'
      : 'Are you a French authority or service? Whoever runs this service opens your organisation and adds your address: a link sent to that address then signs you in. Without an account you can search for partners and answer the mails that you receive.',
  elsewhere: 'This search is for French authorities. Are you a local authority of another country?',
  register: 'Register or sign in.',
  abroad: 'Are you a local authority outside France? Get a link to sign in, without a password.',
  email: 'Your e-mail address',
  emailFault: 'E-mail address: it must be complete, such as office@example.org.',
  send: 'Send me a link',
  sent: (minutes) =>
    `If this address can be sent a link, it arrives within minutes. It works for ${minutes} minutes, and once.`,
  mails: 'See the mails of the demonstration, which sends none',
  linkTitle: 'Your link to sign in',
  enter: 'Sign in',
  over: (minutes) => `This link was used already, or is over: it works for ${minutes} minutes, and once.`,
  again: 'Ask for a new link',
  first: 'First visit: tell us who you are.',
  name: 'Name of your authority',
  nameFault: 'Name of your authority: write it, in 200 characters at most.',
  country: 'Country',
  choose: 'Choose a country',
  countryFault: 'Country: choose yours in the list.',
  signedOut: 'You are signed out, in all your browsers.',
  outAtProvider: 'Sign out of ProConnect, too',
};

const es: SignInWords = {
  title: 'Conexión',
  provider: 'Conectarse con ProConnect (entidades y servicios franceses)',
  french: (provider) =>
    provider
      ? '¿Es una entidad o un servicio francés? Conéctese con ProConnect, desde la página de conexión.'
      : '¿Es una entidad o un servicio francés? Quien gestiona este servicio abre su organización y añade su dirección: un enlace recibido en esa dirección le conecta entonces. Sin cuenta, puede buscar socios y responder a los correos que recibe.',
  elsewhere: 'Esta búsqueda es la de las entidades francesas. ¿Es una entidad local de otro país?',
  register: 'Regístrese o conéctese.',
  abroad: '¿Es una entidad local fuera de Francia? Reciba un enlace para conectarse, sin contraseña.',
  email: 'Su correo electrónico',
  emailFault: 'Correo electrónico: la dirección debe estar completa, como alcaldia@ejemplo.org.',
  send: 'Recibir un enlace',
  sent: (minutes) =>
    `Si esta dirección puede recibir un enlace, llegará en unos minutos. Vale ${minutes} minutos y sirve una sola vez.`,
  mails: 'Ver los correos de la demostración, que no envía nada',
  linkTitle: 'Su enlace de conexión',
  enter: 'Conectarme',
  over: (minutes) =>
    `Este enlace ya se ha usado o ha caducado: vale ${minutes} minutos y sirve una sola vez.`,
  again: 'Pedir un nuevo enlace',
  first: 'Primera visita: díganos quién es.',
  name: 'Nombre de su entidad',
  nameFault: 'Nombre de su entidad: escríbalo, en 200 caracteres como máximo.',
  country: 'País',
  choose: 'Elija un país',
  countryFault: 'País: elija el suyo en la lista.',
  signedOut: 'Se ha desconectado, en todos sus navegadores.',
  outAtProvider: 'Desconectarme también de ProConnect',
};

const pt: SignInWords = {
  title: 'Iniciar sessão',
  provider: 'Iniciar sessão com ProConnect (autoridades e serviços franceses)',
  french: (provider) =>
    provider
      ? 'É uma autoridade ou um serviço francês? Entre com ProConnect, na página «Iniciar sessão».'
      : 'É uma autoridade ou um serviço francês? Quem explora este serviço abre a sua organização e acrescenta o seu endereço: uma ligação recebida nesse endereço dá-lhe então acesso. Sem conta, pode procurar parceiros e responder às mensagens que recebe.',
  elsewhere: 'Esta procura é a das autarquias francesas. É uma autarquia de outro país?',
  register: 'Registe-se ou entre.',
  abroad: 'É uma autoridade local fora de França? Receba uma ligação para entrar, sem palavra-passe.',
  email: 'O seu endereço eletrónico',
  emailFault: 'Endereço eletrónico: tem de estar completo, como municipio@exemplo.org.',
  send: 'Receber uma ligação',
  sent: (minutes) =>
    `Se este endereço puder receber uma ligação, ela chega dentro de minutos. Vale ${minutes} minutos e serve uma só vez.`,
  mails: 'Ver as mensagens da demonstração, que não envia nada',
  linkTitle: 'A sua ligação para entrar',
  enter: 'Entrar',
  over: (minutes) =>
    `Esta ligação já foi usada ou deixou de ser válida: vale ${minutes} minutos e serve uma só vez.`,
  again: 'Pedir uma nova ligação',
  first: 'Primeira visita: diga-nos quem é.',
  name: 'Nome da sua autoridade',
  nameFault: 'Nome da sua autoridade: escreva-o, em 200 caracteres no máximo.',
  country: 'País',
  choose: 'Escolha um país',
  countryFault: 'País: escolha o seu na lista.',
  signedOut: 'Saiu, em todos os seus navegadores.',
  outAtProvider: 'Sair também do ProConnect',
};

export const SIGN_IN: Readonly<Record<Locale, SignInWords>> = { fr, en, es, pt };
