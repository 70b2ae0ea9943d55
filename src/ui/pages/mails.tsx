import { renderMail } from '../../i18n/mail/render.ts';
import type { WaitingMail } from '../../use-cases/list-mails.ts';
import { Layout } from '../layout.tsx';
import { LetterBody } from '../letter-body.tsx';

function ShownMail({ mail: { to, locale, content, writtenAt } }: { mail: WaitingMail }) {
  const letter = renderMail(content, locale);
  return (
    <article class="result" lang={locale}>
      <h2>{letter.subject}</h2>
      <p class="hint">
        {to} ·{' '}
        <time datetime={writtenAt.toISOString()}>
          {writtenAt.toISOString().slice(0, 16).replace('T', ' ')}
        </time>
      </p>
      <LetterBody letter={letter} />
    </article>
  );
}

/** What a demonstration shows in place of sending it. */
export function MailsPage({ mails }: { mails: readonly WaitingMail[] }) {
  return (
    <Layout title="Courriels de la démonstration" locale="fr">
      <h1>Courriels de la démonstration</h1>
      <p class="notice">
        Démonstration : rien n’est envoyé. Les courriels que le service aurait envoyés sont ici, le plus
        récent d’abord, et tout le monde peut les lire.
      </p>
      {mails.length === 0 ? <p>Aucun pour l’instant.</p> : mails.map((mail) => <ShownMail mail={mail} />)}
    </Layout>
  );
}
