import './choice-cards.css';

/** An option of a radio group. */
export interface Choice<V extends string> {
  readonly value: V;
  readonly title: string;
  readonly body?: string;
}

interface ChoiceCardsProps<V extends string> {
  readonly legend: string;
  /** The `name` of the radio group, unique on the page. */
  readonly name: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** A radio group whose options are cards with a title and an optional sentence. */
export function ChoiceCards<V extends string>(props: ChoiceCardsProps<V>) {
  return (
    <fieldset className="choices">
      <legend>{props.legend}</legend>
      <div className="choices-row">
        {props.choices.map(({ value, title, body }) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name={props.name}
              value={value}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
            />
            <span className="choice-text">
              <span>{title}</span>
              {body !== undefined && <span className="note">{body}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
