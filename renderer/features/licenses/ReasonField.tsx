import { Field } from '../../ui/Field.tsx';

interface ReasonFieldProps {
  readonly text: { readonly reason: string; readonly reasonHint: string };
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

/** The field for the reason of a release, which goes into the activity log. */
export function ReasonField({ text, value, onChange }: ReasonFieldProps) {
  return (
    <Field
      name="reason"
      label={text.reason}
      hint={text.reasonHint}
      value={value}
      problem={null}
      maxLength={60}
      onChange={onChange}
    />
  );
}
