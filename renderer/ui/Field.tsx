import { useId } from 'react';
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
}

/** A line of text to enter, with its label and a hint, whose place is taken by what is wrong with the value. */
export function Field({ name, label, hint, value, problem, onChange, onLeave, code }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        className={code === true ? 'input input-code' : 'input'}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={(event) => {
          // A button judges the form itself; news above it now would move it away under the pointer.
          if (!(event.relatedTarget instanceof HTMLButtonElement)) onLeave();
        }}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? `${id}-hint` : `${id}-problem ${id}-hint`}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
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
