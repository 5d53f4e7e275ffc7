import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyList } from '../../ui/EmptyList.tsx';

interface ActivityEmptyProps {
  /** Whether there is nothing at all, or only nothing that fits the filter. */
  readonly isUnused: boolean;
  readonly onClear: () => void;
}

/** Says why the list is empty, and what to do about it. */
export function ActivityEmpty({ isUnused, onClear }: ActivityEmptyProps) {
  const messages = useText().activity;
  const { title, body } = isUnused ? messages.empty : messages.nothingFound;
  return (
    <EmptyList icon="activity" title={title} body={body}>
      {!isUnused && <Button onClick={onClear}>{messages.filter.clear}</Button>}
    </EmptyList>
  );
}
