import { ConfigError } from './config.ts';
import { AppError } from './domain/errors.ts';
import { renderError } from './i18n/render.ts';

function ownError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  return error instanceof Error ? ownError(error.cause) : null;
}

/** What a server or the system said first. */
function rootOf(error: Error): Error {
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}

/** One sentence for the operator, with what a server said; anything unforeseen keeps its stack. */
export function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const own = ownError(error);
  if (own === null) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { detail } = renderError(own.code, own.params, 'en');
  const root = rootOf(own);
  return root === own ? detail : `${detail} (${root.message})`;
}
