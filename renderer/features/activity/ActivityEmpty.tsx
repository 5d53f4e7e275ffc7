import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyList } from '../../ui/EmptyList.tsx';

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
    <EmptyList icon="activity" title={title} body={body}>
      {!unused && <Button onClick={onClear}>{words.filter.clear}</Button>}
    </EmptyList>
  );
}
