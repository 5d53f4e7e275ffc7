import { Icon } from './Icon.tsx';
import './field.css';

interface FieldNotesProps {
  /** The id of the field. The notes have it with `-problem` and `-hint`, by which `describedBy` names them. */
  readonly id: string;
  readonly problem: string | null;
  readonly hint: string;
}

/** Returns the ids of the notes of a field, which its `aria-describedby` names. */
export function describedBy({ id, problem }: Pick<FieldNotesProps, 'id' | 'problem'>): string {
  return problem === null ? `${id}-hint` : `${id}-problem ${id}-hint`;
}

/** What stands below a field: the problem with its value, and its hint. */
export function FieldNotes({ id, problem, hint }: FieldNotesProps) {
  return (
    <div className="field-notes">
      {problem !== null && (
        <p className="field-problem note" id={`${id}-problem`}>
          <Icon name="warning" size={16} />
          {problem}
        </p>
      )}
      <p className="note" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
