import { useId } from 'react';
import './field.css';
import './select.css';

interface SelectProps<V extends string> {
  readonly label: string;
  readonly hint?: string;
  /** Whether the label stands beside the list, in a row of controls. */
  readonly isInRow?: boolean;
  /** The name of the option for no value; left out if a value is required. */
  readonly none?: string;
  readonly options: readonly { readonly value: V; readonly name: string; readonly lang?: string }[];
  readonly value: V | null;
  readonly onChange: (value: V | null) => void;
}

/** A native select with a label. */
export function Select<V extends string>(props: SelectProps<V>) {
  const id = useId();
  return (
    <div className="field select" data-in-row={props.isInRow || undefined}>
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        className="input"
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        value={props.value ?? ''}
        onChange={(event) => {
          const { value } = event.target;
          props.onChange(props.options.find((option) => option.value === value)?.value ?? null);
        }}
      >
        {props.none !== undefined && <option value="">{props.none}</option>}
        {props.options.map(({ value, name, lang }) => (
          <option key={value} value={value} lang={lang}>
            {name}
          </option>
        ))}
      </select>
      {props.hint !== undefined && (
        <p className="note" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}
