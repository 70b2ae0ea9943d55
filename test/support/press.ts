import { type HTMLElement, parse } from 'node-html-parser';

/** What a form sends when one of its buttons is pressed, in the order of the page (HTML, "constructing the entry list"). */
function entriesOf(form: HTMLElement, button: HTMLElement): [string, string][] {
  return form.querySelectorAll('input, textarea, select, button').flatMap((field): [string, string][] => {
    const name = field.getAttribute('name');
    if (name === undefined || (field.tagName === 'BUTTON' && field !== button)) return [];
    if (field.getAttribute('type') === 'checkbox' && !field.hasAttribute('checked')) return [];
    if (field.tagName === 'TEXTAREA') return [[name, field.textContent]];
    const chosen = field.querySelector('option[selected]') ?? field.querySelector('option');
    return [[name, (chosen ?? field).getAttribute('value') ?? '']];
  });
}

/** Address that a browser without scripts asks for when somebody presses the button.
 *  @throws when the page has no such button in a form that asks by GET. */
export function pressed(html: string, selector: string): string {
  const button = parse(html).querySelector(selector);
  const form = button?.closest('form');
  if (button === null || form == null) throw new Error(`no button ${selector} in a form`);
  if (form.getAttribute('method') !== 'get') throw new Error(`${selector} does not ask by GET`);
  return `${form.getAttribute('action')}?${new URLSearchParams(entriesOf(form, button))}`;
}
