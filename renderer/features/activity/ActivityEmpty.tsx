import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';

interface ActivityEmptyProps {
  /** Whether there is nothing at all, or only nothing that fits the filter. */
  readonly unused: boolean;
  readonly onClear: () => void;
}

/** Says why the list is empty, and what to do about it. */
export function ActivityEmpty({ unused, onClear }: ActivityEmptyProps) {
  const words = useText().activity;
  const { title, body } = unused ? words.empty : words.nothingFound;
  return (
    <section className="activity-empty">
      <Icon name="activity" size={24} />
      <h2>{title}</h2>
      <p>{body}</p>
      {!unused && <Button onClick={onClear}>{words.filter.clear}</Button>}
    </section>
  );
}
