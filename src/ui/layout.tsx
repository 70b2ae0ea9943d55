import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Locale } from '../domain/codes.ts';

export interface LayoutProps {
  title: string;
  /** Language of the page within its frame, which is French. */
  locale?: Locale;
  children: Child;
}

/** Without it, browsers fall back on the rules of old pages (RGAA 8.1). */
export const DOCTYPE = raw('<!doctype html>');

/** The frame of every page: title, way around, and the reminder that the profiles are a demonstration. */
export function Layout({ title, locale = 'fr', children }: LayoutProps) {
  return (
    <>
      {DOCTYPE}
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title lang={locale}>{title} — Bourse partenariat</title>
          <link rel="stylesheet" href="/assets/style.css" />
        </head>
        <body>
          <a class="skip" href="#contenu">
            Aller au contenu
          </a>
          <header>
            <nav aria-label="Navigation principale">
              <a href="/">Bourse partenariat</a> · <a href="/connexion">Connexion</a> ·{' '}
              <a href="/docs">Documentation de l’API</a>
            </nav>
          </header>
          <main id="contenu" lang={locale}>
            {children}
          </main>
          <footer>
            <p class="hint">
              Les notes sont expliquées, jamais magiques : chaque résultat dit ce que chaque côté y gagne et
              ce qui peut gêner.
            </p>
          </footer>
        </body>
      </html>
    </>
  );
}
