import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyList } from '../../ui/EmptyList.tsx';

interface ActivityEmptyProps {
  /** Whether the log has no entries at all. False if none matches the filter. */
  readonly isUnused: boolean;
  readonly onClear: () => void;
}

/** Says why the list is empty, and how to change that. */
export function ActivityEmpty({ isUnused, onClear }: ActivityEmptyProps) {
  const messages = useText().activity;
  const { title, body } = isUnused ? messages.empty : messages.nothingFound;
  return (
    <EmptyList icon="activity" title={title} body={body}>
      {!isUnused && <Button onClick={onClear}>{messages.filter.clear}</Button>}
    </EmptyList>
  );
}
