import { type HTMLElement, parse } from 'node-html-parser';

type Fault = (page: HTMLElement) => string[];

/** The elements that match, as they are written. */
function written(
  page: HTMLElement,
  selector: string,
  wrong: (element: HTMLElement) => boolean = () => true,
): string[] {
  return page
    .querySelectorAll(selector)
    .filter(wrong)
    .map((element) => element.outerHTML.slice(0, 200));
}

const text = (element: HTMLElement | null): string => (element?.textContent ?? '').trim();

/** What names a field: a label for it or around it, or a name that is said only (RGAA 11.1). */
function isNamed(page: HTMLElement, field: HTMLElement): boolean {
  const own = page.querySelector(`label[for="${field.id}"]`);
  return [
    text(field.id === '' ? null : own),
    text(field.closest('label')),
    field.getAttribute('aria-label') ?? '',
  ].some((name) => name.trim() !== '');
}

/** Levels of headings in order; one that skips a level is at fault (RGAA 9.1). */
function headingFaults(page: HTMLElement): string[] {
  const levels = page
    .querySelectorAll('h1, h2, h3, h4, h5, h6')
    .map(({ tagName }) => Number(tagName.slice(1)));
  const skipped = levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1);
  const first = levels.filter((level) => level === 1).length;
  return [...(first === 1 ? [] : [`${first} h1`]), ...(skipped ? [`headings ${levels.join(' ')}`] : [])];
}

/** Every id once, and every reference to one that is there. */
function idFaults(page: HTMLElement): string[] {
  const ids = page.querySelectorAll('[id]').map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const named = page
    .querySelectorAll('[for], [aria-labelledby], [aria-describedby]')
    .flatMap((element) =>
      ['for', 'aria-labelledby', 'aria-describedby'].flatMap(
        (name) => element.getAttribute(name)?.split(' ') ?? [],
      ),
    );
  return [...twice, ...named.filter((id) => !ids.includes(id))].map((id) => `id ${id}`);
}

const FIELDS = 'input:not([type=hidden]), select, textarea';

/** By the criteria of the RGAA (version 4.1) that can be read off a page, and what the absence of scripts asks for. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'no language (8.3)': (page) => (page.querySelector('html')?.getAttribute('lang') ? [] : ['html']),
  'no title (8.5)': (page) => (text(page.querySelector('title')) === '' ? ['title'] : []),
  'no landmarks (9.2)': (page) =>
    ['body > header', 'body > main', 'body > footer', 'nav[aria-label]'].filter(
      (landmark) => page.querySelectorAll(landmark).length !== 1,
    ),
  'no skip link first (12.7)': (page) => {
    const first = page.querySelector('a, button, input, select, textarea');
    return first?.getAttribute('href') === `#${page.querySelector('main')?.id}` ? [] : ['skip link'];
  },
  'headings (9.1)': headingFaults,
  'unnamed field (11.1)': (page) => written(page, FIELDS, (field) => !isNamed(page, field)),
  'ids (8.2)': idFaults,
  'unnamed link or button (6.2, 11.9)': (page) =>
    written(page, 'a, button', (element) => text(element) === '' && !element.getAttribute('aria-label')),
  'link that leads nowhere': (page) => written(page, 'a', (link) => !link.getAttribute('href')),
  'form that sends nowhere': (page) =>
    written(page, 'form', (form) => !form.getAttribute('action') || !form.getAttribute('method')),
  'form without a button': (page) =>
    written(page, 'form', (form) => form.querySelector('button[type=submit]') === null),
  'button outside a form': (page) => written(page, 'button', (button) => button.closest('form') === null),
  'order of the keyboard (12.8)': (page) =>
    written(page, '[tabindex]', (element) => Number(element.getAttribute('tabindex')) > 0),
  'image without a text (1.1)': (page) => written(page, 'img:not([alt])'),
  'needs a script': (page) =>
    page
      .querySelectorAll('*')
      .flatMap((element) => Object.keys(element.attributes).filter((name) => name.startsWith('on'))),
  script: (page) => written(page, 'script'),
  'own style (strict CSP)': (page) => written(page, '[style], style'),
};

/** What keeps somebody without scripts, or with nothing but a keyboard or a screen reader, from using a page. */
export function obstaclesOf(html: string): string[] {
  const page = parse(html);
  const doctype = html.startsWith('<!doctype html>') ? [] : ['no doctype (8.1)'];
  return doctype.concat(
    Object.entries(FAULTS).flatMap(([name, find]) => find(page).map((place) => `${name}: ${place}`)),
  );
}

/** Addresses within the service that a page leads to. */
export function linksOf(html: string): string[] {
  const addresses = parse(html)
    .querySelectorAll('a')
    .map((link) => link.getAttribute('href') ?? '');
  return [...new Set(addresses.filter((address) => address.startsWith('/')))];
}
