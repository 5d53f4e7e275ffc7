import { useState } from 'react';
import { useText } from '../../use-text.ts';
import { type FieldName, fieldChecks, type SeatFields } from './field-checks.ts';

/**
 * The fields of a form, checked politely: a field is judged when the person leaves it or sends the form, and from
 * then on with each letter, so that a fault goes away as soon as it is mended.
 */
export function useSeatFields(first: SeatFields, asked: readonly FieldName[]) {
  const text = useText();
  const [values, setValues] = useState(first);
  const [judged, setJudged] = useState<ReadonlySet<FieldName>>(new Set());
  const problem = (name: FieldName) => fieldChecks[name](values, text);
  const judge = (name: FieldName) => setJudged((before) => new Set([...before, name]));

  return {
    values,
    /** Judges every field; the first that has a fault, if one does, and how many have. */
    judgeAll: () => {
      setJudged(new Set(asked));
      const wrong = asked.filter((name) => problem(name) !== null);
      return { first: wrong[0], count: wrong.length };
    },
    field: (name: FieldName) => ({
      name,
      value: values[name],
      problem: judged.has(name) ? problem(name) : null,
      onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
      onLeave: () => {
        if (values[name] !== '') judge(name);
      },
    }),
  };
}
