import { Button } from '../../../ui/Button.tsx';
import { EmptyList } from '../../../ui/EmptyList.tsx';
import { useAdminText } from '../use-admin-text.ts';

interface LicensesEmptyProps {
  readonly remaining: number;
  /** The number of licenses that may match by a device whose name or details are unknown. */
  readonly undetermined: number;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** Says why no license is listed, and how to change that. */
export function LicensesEmpty({
  remaining,
  undetermined,
  isFiltered,
  onClear,
}: LicensesEmptyProps) {
  const messages = useAdminText().licenses;
  const { title, body } = isFiltered ? messages.nothingFound : messages.empty;
  return (
    <EmptyList
      icon="key"
      title={isFiltered && undetermined > 0 ? messages.nothingFound.asFarAsKnown : title}
      body={isFiltered && remaining > 0 ? messages.nothingFound.soFar(remaining) : body}
    >
      {isFiltered && <Button onClick={onClear}>{messages.search.clear}</Button>}
    </EmptyList>
  );
}
