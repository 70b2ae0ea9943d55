import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Locale } from '../domain/codes.ts';
import { FRAME } from '../i18n/frame.ts';

interface LayoutProps {
  title: string;
  /** Language of the page and of its frame. */
  locale: Locale;
  children: Child;
}

/** Without it, browsers fall back on the rules of old pages (RGAA 8.1). */
export const DOCTYPE = raw('<!doctype html>');

/** The frame of every page: title, way around, and the reminder that the profiles are a demonstration. */
export function Layout({ title, locale, children }: LayoutProps) {
  const words = FRAME[locale];
  return (
    <>
      {DOCTYPE}
      <html lang={locale}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title} — Bourse partenariat</title>
          <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/assets/style.css" />
        </head>
        <body>
          <a class="skip" href="#contenu">
            {words.skip}
          </a>
          <header>
            <nav aria-label={words.navigation}>
              <a href="/">Bourse partenariat</a> · <a href="/connexion">{words.account}</a> ·{' '}
              <a href="/docs">{words.documentation}</a>
            </nav>
          </header>
          <main id="contenu">{children}</main>
          <footer>
            <p class="hint">{words.promise}</p>
          </footer>
        </body>
      </html>
    </>
  );
}
