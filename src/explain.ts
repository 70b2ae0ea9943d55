import { ConfigError } from './config.ts';
import { describeFailure } from './describe-failure.ts';
import { ownError } from './domain/errors.ts';
import { renderError } from './i18n/render.ts';

/** What a server or the system said first. */
function rootOf(error: Error): Error {
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}

/** Settings that a refusal of the system is about, by the call that it refused. */
const SETTING_OF: Readonly<Record<string, string>> = {
  listen: 'Set PORT or HOST to another one.',
  getaddrinfo: 'Set HOST to an address of this machine.',
  mkdir: 'Set DATA_DIR to a folder that can be written.',
};

/** What the system refused ("EEXIST: file already exists, mkdir '/tmp/data'"), and the setting to look at; null for another
 *  error. */
function refusedCall(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error) || typeof error.syscall !== 'string') return null;
  const setting = SETTING_OF[error.syscall];
  return setting === undefined ? error.message : `${error.message}. ${setting}`;
}

/** What nobody foresaw and what caused it, with the stack. Nothing of what was to be saved. */
function unforeseen(error: unknown): string {
  const [first, ...causes] = describeFailure(error);
  if (first === undefined) return String(error);
  const said = [first.name, first.message, ...causes.map(({ message }) => message)].join(': ');
  return [said, ...first.stack].join('\n');
}

/** One sentence for the operator, with what a server or the system said; anything unforeseen keeps its stack. */
export function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const refused = refusedCall(error);
  if (refused !== null) return refused;
  const own = ownError(error);
  if (own === null) return unforeseen(error);
  const { detail } = renderError(own.code, own.params, 'en');
  const root = rootOf(own);
  return root === own ? detail : `${detail} (${root.message})`;
}
