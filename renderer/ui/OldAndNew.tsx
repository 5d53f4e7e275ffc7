import { useText } from '../use-text.ts';
import { Icon } from './Icon.tsx';

interface OldAndNewProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** A dialog's figures: an old and a new value, separated by an arrow that screen readers read as a word. */
export function OldAndNew({ label, before, after }: OldAndNewProps) {
  const { change } = useText().device.seats;
  return (
    <div className="dialog-figures spread">
      <span>{label}</span>
      <strong>
        <span className="old-and-new row" aria-hidden="true">
          <span>{before}</span> <Icon name="arrow" size={16} /> <span>{after}</span>
        </span>
        <span className="visually-hidden">{change(before, after)}</span>
      </strong>
    </div>
  );
}
