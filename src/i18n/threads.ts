import type { Locale } from '../domain/codes.ts';

/** What the pages of threads say, where mails about new messages lead to. */
interface ThreadWords {
  introduction: (partner: string) => string;
  coordination: (place: string) => string;
  /** Who takes part in a coordination. */
  parties: string;
  declined: string;
  /** Heads the contact of the other side. */
  contact: (partner: string) => string;
  /** Who sees a contact, and for how long. */
  contactKept: string;
  noContact: string;
  messages: string;
  none: string;
  /** That a thread is closed: not yet open, or no longer. */
  closed: string;
  privateNote: string;
  next: string;
  write: string;
  send: string;
  /** Heads what was written and could not be sent. */
  unsent: string;
  leave: string;
  /** What leaving does. */
  leaving: string;
  left: string;
  missing: string;
  missingWhy: string;
}

const fr: ThreadWords = {
  introduction: (partner) => `Mise en relation avec ${partner}`,
  coordination: (place) => `Se coordonner sur ${place}`,
  parties: 'Collectivités qui y participent',
  declined: 'ne participe pas',
  contact: (partner) => `Coordonnées : ${partner}`,
  contactKept:
    'Seules les deux collectivités voient les coordonnées l’une de l’autre, et tant que les deux le veulent.',
  noContact: 'L’autre collectivité n’a pas indiqué de coordonnées : écrivez-lui dans ce fil.',
  messages: 'Messages',
  none: 'Aucun message pour l’instant.',
  closed:
    'Ce fil n’est pas ouvert : il l’est quand les deux collectivités ont accepté, et tant qu’elles le veulent.',
  privateNote: 'note privée',
  next: 'Messages suivants',
  write: 'Votre message',
  send: 'Envoyer',
  unsent: 'Votre message n’a pas été envoyé. Copiez-le pour le renvoyer :',
  leave: 'Quitter ce fil',
  leaving:
    'Vous ne voulez pas vous coordonner ici ? Vous quittez le fil pour de bon, et les autres le voient.',
  left: 'C’est fait : vous avez quitté ce fil.',
  missing: 'Fil introuvable',
  missingWhy: 'Ce fil n’existe pas, ou ne vous est pas ouvert. Il se lit une fois connecté.',
};

const en: ThreadWords = {
  introduction: (partner) => `Introduction to ${partner}`,
  coordination: (place) => `Working together in ${place}`,
  parties: 'Authorities that take part',
  declined: 'does not take part',
  contact: (partner) => `Contact: ${partner}`,
  contactKept: 'Only the two authorities see each other’s contact, and for as long as both wish.',
  noContact: 'The other authority states no contact: write to it in this thread.',
  messages: 'Messages',
  none: 'No message so far.',
  closed: 'This thread is not open: it is once both authorities have accepted, and for as long as they wish.',
  privateNote: 'private note',
  next: 'Next messages',
  write: 'Your message',
  send: 'Send',
  unsent: 'Your message was not sent. Copy it to send it again:',
  leave: 'Leave this thread',
  leaving: 'You do not want to coordinate here? You leave the thread for good, and the others see it.',
  left: 'Done: you have left this thread.',
  missing: 'No such thread',
  missingWhy: 'This thread does not exist, or is not open to you. Sign in to read it.',
};

const es: ThreadWords = {
  introduction: (partner) => `Contacto con ${partner}`,
  coordination: (place) => `Coordinarse en ${place}`,
  parties: 'Entidades que participan',
  declined: 'no participa',
  contact: (partner) => `Datos de contacto: ${partner}`,
  contactKept: 'Solo las dos entidades ven los datos de contacto de la otra, y mientras ambas quieran.',
  noContact: 'La otra entidad no indica datos de contacto: escríbale en este hilo.',
  messages: 'Mensajes',
  none: 'Ningún mensaje por ahora.',
  closed: 'Este hilo no está abierto: lo está cuando ambas entidades han aceptado, y mientras lo deseen.',
  privateNote: 'nota privada',
  next: 'Mensajes siguientes',
  write: 'Su mensaje',
  send: 'Enviar',
  unsent: 'Su mensaje no se ha enviado. Cópielo para volver a enviarlo:',
  leave: 'Dejar este hilo',
  leaving: '¿No desea coordinarse aquí? Deja el hilo para siempre, y los demás lo ven.',
  left: 'Hecho: ha dejado este hilo.',
  missing: 'Hilo no encontrado',
  missingWhy: 'Este hilo no existe, o no está abierto para usted. Acceda a su espacio para leerlo.',
};

const pt: ThreadWords = {
  introduction: (partner) => `Contacto com ${partner}`,
  coordination: (place) => `Coordenar-se em ${place}`,
  parties: 'Entidades que participam',
  declined: 'não participa',
  contact: (partner) => `Contactos: ${partner}`,
  contactKept: 'Só as duas entidades veem os contactos uma da outra, e enquanto ambas quiserem.',
  noContact: 'A outra entidade não indica contactos: escreva-lhe nesta conversa.',
  messages: 'Mensagens',
  none: 'Nenhuma mensagem por agora.',
  closed:
    'Esta conversa não está aberta: está-o quando ambas as entidades aceitaram, e enquanto o desejarem.',
  privateNote: 'nota privada',
  next: 'Mensagens seguintes',
  write: 'A sua mensagem',
  send: 'Enviar',
  unsent: 'A sua mensagem não foi enviada. Copie-a para a enviar de novo:',
  leave: 'Sair desta conversa',
  leaving: 'Não deseja coordenar-se aqui? Sai da conversa de vez, e os outros veem-no.',
  left: 'Feito: saiu desta conversa.',
  missing: 'Conversa não encontrada',
  missingWhy: 'Esta conversa não existe, ou não lhe está aberta. Inicie sessão para a ler.',
};

export const THREADS: Readonly<Record<Locale, ThreadWords>> = { fr, en, es, pt };
