import '../../../ui/checkbox.css';

interface ChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A checkbox with its label and a hint. */
export function Choice({ label, hint, checked, onChange }: ChoiceProps) {
  return (
    <label className="move-choice">
      <input
        type="checkbox"
        className="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        <span className="note">{hint}</span>
      </span>
    </label>
  );
}
