import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
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
    <section className="licenses-empty">
      <Icon name="key" size={24} />
      <h2>{narrowed && unjudged > 0 ? words.nothingFound.asFarAsKnown : title}</h2>
      <p>{narrowed && left > 0 ? words.nothingFound.soFar(left) : body}</p>
      {narrowed && <Button onClick={onClear}>{words.search.clear}</Button>}
    </section>
  );
}
