import type { InputFault } from '../src/domain/errors.ts';
import { renderFault } from '../src/i18n/render.ts';

/** Every fault of a line, or of a file, in one line: « country: Pays inconnu · … ». */
export function tellFaults(faults: readonly InputFault[]): string {
  return faults
    .map((fault) => `${fault.path === '' ? '' : `${fault.path}: `}${renderFault(fault, 'fr')}`)
    .join(' · ');
}
