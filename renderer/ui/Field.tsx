import { type ClipboardEvent, useId } from 'react';
import { pastedLine } from '../../shared/pasted-key.ts';
import { describedBy, FieldNotes } from './FieldNotes.tsx';
import './checkbox.css';
import './field.css';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** The problem with the value; null if there is none, or if the value has not been checked yet. */
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
  /** Called when the focus leaves the field, except for a button or a checkbox. */
  readonly onLeave?: () => void;
  readonly maxLength?: number;
  /** Whether the value is a key or an id: monospaced, and not spell-checked. */
  readonly code?: boolean;
  /** Whether this is a native date field. Its value is `YYYY-MM-DD`, or empty while a part is missing or the day does not exist. */
  readonly date?: boolean;
  /** A checkbox that replaces the value, such as "No expiry". While it is checked, the field is disabled. */
  readonly instead?: {
    readonly label: string;
    readonly chosen: boolean;
    readonly onChange: (chosen: boolean) => void;
  };
}

/** Pastes only the line that contains a key or an id. The native field would join all lines. */
function pasteLine(
  event: ClipboardEvent<HTMLInputElement>,
  onChange: (value: string) => void,
): void {
  const text = event.clipboardData.getData('text/plain');
  const line = pastedLine(text);
  if (line === text) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  onChange(value.slice(0, selectionStart ?? 0) + line + value.slice(selectionEnd ?? value.length));
}

/** A text field with a label and a hint. A problem with the value is shown above the hint. */
export function Field(props: FieldProps) {
  const { name, label, hint, value, problem, onChange, code, date, instead } = props;
  const id = useId();
  const isReplaced = instead?.chosen === true;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        // Replaces the element: a native date field keeps showing an incomplete date although its value is empty.
        key={String(isReplaced)}
        id={id}
        name={name}
        className={code === true ? 'input input-code' : 'input'}
        {...(date === true && { type: 'date', max: '9999-12-31' })}
        value={isReplaced ? '' : value}
        disabled={isReplaced}
        onChange={(event) => onChange(event.target.value)}
        onPaste={code === true ? (event) => pasteLine(event, onChange) : undefined}
        onBlur={(event) => {
          const next = event.relatedTarget;
          // A button validates the form itself. A problem that appears now would move the button away under the pointer.
          if (next instanceof HTMLButtonElement) return;
          // The person may be about to check the box that replaces the value.
          if (next instanceof HTMLInputElement && next.type === 'checkbox') return;
          props.onLeave?.();
        }}
        maxLength={props.maxLength}
        aria-invalid={problem !== null}
        aria-describedby={describedBy({ id, problem })}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
      {instead !== undefined && (
        <label className="field-instead">
          <input
            type="checkbox"
            className="checkbox"
            checked={instead.chosen}
            onChange={(event) => instead.onChange(event.target.checked)}
          />
          {instead.label}
        </label>
      )}
      <FieldNotes id={id} problem={problem} hint={hint} />
    </div>
  );
}
