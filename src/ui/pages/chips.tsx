/** Something that pressing a button takes away or brings back. */
interface Chip {
  /** What the form sends. */
  item: string;
  text: string;
}

interface ChipsProps {
  items: readonly Chip[];
  /** Field of the form. */
  name: string;
  sign: string;
  /** Says what pressing it does. */
  label: (text: string) => string;
}

/** One button an item, within a form that carries the rest of the search. */
export function Chips({ items, name, sign, label }: ChipsProps) {
  return (
    <ul class="chips">
      {items.map(({ item, text }) => (
        <li>
          <button class="chip" type="submit" name={name} value={item} title={label(text)}>
            {text} <span aria-hidden="true">{sign}</span>
            <span class="sr-only">. {label(text)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
