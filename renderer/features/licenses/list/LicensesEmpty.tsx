import { Button } from '../../../ui/Button.tsx';
import { EmptyList } from '../../../ui/EmptyList.tsx';
import { useAdminText } from '../use-admin-text.ts';

interface LicensesEmptyProps {
  /** Licenses that are still to be read. */
  readonly left: number;
  /** Licenses that may fit by what their devices are called or hold, of which nobody knows. */
  readonly unjudged: number;
  readonly narrowed: boolean;
  readonly onClear: () => void;
}

/** Says why no license is listed, and what to do about it. */
export function LicensesEmpty({ left, unjudged, narrowed, onClear }: LicensesEmptyProps) {
  const words = useAdminText().licenses;
  const { title, body } = narrowed ? words.nothingFound : words.empty;
  return (
    <EmptyList
      icon="key"
      title={narrowed && unjudged > 0 ? words.nothingFound.asFarAsKnown : title}
      body={narrowed && left > 0 ? words.nothingFound.soFar(left) : body}
    >
      {narrowed && <Button onClick={onClear}>{words.search.clear}</Button>}
    </EmptyList>
  );
}
