import { useText } from '../use-text.ts';
import { Icon } from './Icon.tsx';
import './old-and-new.css';

interface OldAndNewProps {
  readonly before: string;
  readonly after: string;
}

/** An old and a new value, separated by an arrow that screen readers read as a word. */
export function OldAndNew({ before, after }: OldAndNewProps) {
  const { change } = useText().device.seats;
  return (
    <>
      <span className="old-and-new" aria-hidden="true">
        <span>{before}</span> <Icon name="arrow" size={16} /> <span>{after}</span>
      </span>
      <span className="visually-hidden">{change(before, after)}</span>
    </>
  );
}
