import { useState } from 'react';
import { useText } from '../../use-text.ts';
import { type FieldName, fieldChecks, type SeatFields } from './field-checks.ts';

/**
 * The fields of a form, checked politely: a field is judged when the person leaves it or sends the form, and from
 * then on with each letter, so that a fault goes away as soon as it is mended.
 */
export function useSeatFields(initialFields: SeatFields, fieldNames: readonly FieldName[]) {
  const text = useText();
  const [values, setValues] = useState(initialFields);
  const [validated, setValidated] = useState<ReadonlySet<FieldName>>(new Set());
  const findProblem = (name: FieldName) => fieldChecks[name](values, text);
  const validate = (name: FieldName) => setValidated((before) => new Set([...before, name]));

  return {
    values,
    /** Judges every field; the first that has a fault, if one does, and how many have. */
    validateAll: () => {
      setValidated(new Set(fieldNames));
      const invalid = fieldNames.filter((name) => findProblem(name) !== null);
      return { firstInvalid: invalid[0], count: invalid.length };
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
