/** What is wrong with a form. */
export interface FormFault {
  text: string;
  /** `id` of the field that it is about; null: of none. */
  field: string | null;
}

/** `id` of the sentence that says what is wrong with a field. */
export const faultOf = (field: string): string => `${field}-fault`;

/** What ties a field to that sentence (RGAA 11.10). */
export const tied = (field: string, wrong: boolean) =>
  wrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': faultOf(field) } : {};

/** What is wrong, above the form: what is about a field leads to it. Nothing wrong shows nothing. */
export function Faults({ faults }: { faults: readonly FormFault[] }) {
  const fields = [...new Set(faults.map(({ field }) => field))];
  return faults.length === 0 ? null : (
    <div class="notice" role="alert">
      {fields.map((field) => (
        <div id={field === null ? undefined : faultOf(field)}>
          {faults
            .filter((fault) => fault.field === field)
            .map(({ text }) => (
              <p>{field === null ? text : <a href={`#${field}`}>{text}</a>}</p>
            ))}
        </div>
      ))}
    </div>
  );
}
