/** What a person typed into a field of a form; '' for what is no text. A form sends each line break as two signs, where the
 *  longest text that its field takes counts one. */
export const typedText = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
