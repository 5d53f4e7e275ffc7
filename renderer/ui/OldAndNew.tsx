import { useText } from '../use-text.ts';
import { Icon } from './Icon.tsx';
import './old-and-new.css';

interface OldAndNewProps {
  readonly before: string;
  readonly after: string;
}

/** An old value and the new one, with an arrow between them for the eye and a word for the ear. */
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
