import type { Letter } from '../i18n/mail/render.ts';

/** What a mail says, as HTML: in the mail itself and on pages that show it. */
export function LetterBody({ letter }: { letter: Letter }) {
  const { greeting, paragraphs, items, action, link, signature, notice, unsubscribe } = letter;
  return (
    <>
      <p>{greeting}</p>
      {paragraphs.map((paragraph) =>
        typeof paragraph === 'string' ? <p>{paragraph}</p> : <blockquote>{paragraph.quote}</blockquote>,
      )}
      {items.length === 0 ? null : (
        <ul>
          {items.map((item) => (
            <li>
              <a href={item.link}>{item.name}</a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={link}>{action}</a>
      </p>
      <p>{signature}</p>
      <p>
        <small>{notice}</small>
      </p>
      {unsubscribe === null ? null : (
        <p>
          <small>
            <a href={unsubscribe.link}>{unsubscribe.label}</a>
          </small>
        </p>
      )}
    </>
  );
}
