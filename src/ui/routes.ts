import type { App, AppOptions } from '../http/context.ts';
import { readablePath } from '../http/readable-path.ts';
import { answerPageRoutes } from './answer-routes.tsx';
import { failurePage } from './failure-page.tsx';
import { linkPageRoutes } from './link-routes.tsx';
import { mailPageRoutes } from './mail-routes.tsx';
import { outcomePageRoutes } from './outcome-routes.tsx';
import { publicPageRoutes } from './public-routes.tsx';
import { searchPageRoutes } from './search-routes.tsx';
import { signInPageRoutes } from './sign-in-routes.tsx';
import { threadPageRoutes } from './thread-routes.tsx';

/** Every page for people. */
export function addPages(app: App, options: AppOptions): void {
  app.use(readablePath(failurePage));
  answerPageRoutes(app);
  searchPageRoutes(app);
  linkPageRoutes(app);
  outcomePageRoutes(app);
  signInPageRoutes(app, options);
  mailPageRoutes(app, { showMails: options.showMails === true });
  // After the pages of mails: `/profils/confirmation` is no profile.
  publicPageRoutes(app);
  threadPageRoutes(app);
}
