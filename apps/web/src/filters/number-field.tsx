interface NumberFieldProps {
  readonly label: string;
  readonly text: string;
  /** The value of a text, or undefined where it has none. */
  readonly read: (text: string) => number | undefined;
  readonly onValue: (value: number) => void;
}

/** A number that is taken when the field is left; what is none falls back to what was there. */
export function NumberField({ label, text, read, onValue }: NumberFieldProps) {
  return (
    <input
      class="number"
      type="text"
      inputMode="decimal"
      autocomplete="off"
      aria-label={label}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const value = read(event.currentTarget.value);
        event.currentTarget.value = text;
        if (value !== undefined) onValue(value);
      }}
    />
  );
}
