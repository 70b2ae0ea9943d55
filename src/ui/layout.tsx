import type { Child } from 'hono/jsx';

/** The frame of every page: title, way to the content, foot with what the data is. French. */
export function Layout({ title, children }: { title: string; children: Child }) {
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/assets/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#contenu">
          Aller au contenu
        </a>
        <header>
          <a href="/">Bourse partenariat</a>
          <nav aria-label="Pour les développeurs">
            <a href="/docs">Documentation de l’API</a>
          </nav>
        </header>
        <main id="contenu">{children}</main>
        <footer>
          <p>
            Les profils de démonstration sont fictifs et signalés comme tels. L’annuaire des collectivités françaises
            et l’inventaire des partenariats déclarés sont réels.
          </p>
        </footer>
      </body>
    </html>
  );
}
