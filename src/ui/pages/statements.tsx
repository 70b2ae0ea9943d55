import type { Locale } from '../../domain/codes.ts';
import type { Statement } from '../../domain/profile.ts';
import { label } from '../../reference/labels.ts';

interface StatementsProps {
  title: string;
  list: readonly Statement[];
  locale: Locale;
  /** Said where the list is empty; left out: the list then does not show at all. */
  none?: string;
}

/** Needs or offers, each with its theme. They are in whatever language their author wrote. */
export function Statements({ title, list, locale, none }: StatementsProps) {
  if (list.length === 0 && none === undefined) return null;
  return (
    <section>
      <h2>{title}</h2>
      {list.length === 0 ? <p>{none}</p> : null}
      {list.length === 0 ? null : (
        <ul>
          {list.map(({ theme, text }) => (
            <li>
              <span dir="auto">{text}</span>{' '}
              {theme === null ? null : <span class="hint">({label('theme', theme, locale)})</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
