import { type ClipboardEvent, useId } from 'react';
import { pastedLine } from '../../shared/identifiers.ts';
import { Icon } from './Icon.tsx';
import './field.css';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What is wrong with the value; null where nothing is, or it is too early to say. */
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
  readonly onLeave: () => void;
  /** A key or an id: every letter the same width, and no spelling marks. */
  readonly code?: boolean;
  /** A native date field: its value is `YYYY-MM-DD`, and empty while a part is missing or the day does not exist. */
  readonly date?: boolean;
  /** A choice that takes the value's place, such as "No expiry". While it is chosen nothing can be entered. */
  readonly instead?: {
    readonly label: string;
    readonly chosen: boolean;
    readonly onChange: (chosen: boolean) => void;
  };
}

/** Pastes a text of several lines by the one that holds a key or an id; the field alone would join their words. */
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

/** A line of text to enter, with its label and a hint, whose place is taken by what is wrong with the value. */
export function Field(props: FieldProps) {
  const { name, label, hint, value, problem, onChange, onLeave, code, date, instead } = props;
  const id = useId();
  const isReplaced = instead?.chosen === true;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        // A half date stays in sight as long as the element lives, and what is not taken must not be in sight.
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
          // A button judges the form itself; news above it now would move it away under the pointer.
          if (next instanceof HTMLButtonElement) return;
          // On the way to the choice that takes the value's place, nothing is wrong yet.
          if (next instanceof HTMLInputElement && next.type === 'checkbox') return;
          onLeave();
        }}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? `${id}-hint` : `${id}-problem ${id}-hint`}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
      {instead !== undefined && (
        <label className="field-instead">
          <input
            type="checkbox"
            checked={instead.chosen}
            onChange={(event) => instead.onChange(event.target.checked)}
          />
          {instead.label}
        </label>
      )}
      <div className="field-notes">
        {problem !== null && (
          <p className="field-problem" id={`${id}-problem`}>
            <Icon name="warning" size={16} />
            {problem}
          </p>
        )}
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      </div>
    </div>
  );
}
