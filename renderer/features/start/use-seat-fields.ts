import { useState } from 'react';
import { useText } from '../../use-text.ts';
import { type FieldName, fieldChecks, type SeatFields } from './field-checks.ts';

/**
 * The fields of a form with their problems. A field is validated when the person leaves it or submits the form, and then on each
 * change, so that a problem disappears as soon as it is corrected.
 */
export function useSeatFields(initialFields: SeatFields, fieldNames: readonly FieldName[]) {
  const text = useText();
  const [values, setValues] = useState(initialFields);
  const [validated, setValidated] = useState<ReadonlySet<FieldName>>(new Set());
  const findProblem = (name: FieldName) => fieldChecks[name](values, text);
  const validate = (name: FieldName) => setValidated((before) => new Set([...before, name]));

  return {
    values,
    /** Validates every field. Returns the invalid ones. */
    validateAll: () => {
      setValidated(new Set(fieldNames));
      const invalid = fieldNames.filter((name) => findProblem(name) !== null);
      return { firstInvalid: invalid[0], count: invalid.length, names: invalid };
    },
    field: (name: FieldName) => ({
      name,
      value: values[name],
      problem: validated.has(name) ? findProblem(name) : null,
      onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
      onLeave: () => {
        if (values[name] !== '') validate(name);
      },
    }),
  };
}
