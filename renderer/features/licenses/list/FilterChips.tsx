import type { LicenseQuery } from '../../../../shared/licenses.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Name } from '../../../ui/Name.tsx';
import { useAdminText } from '../use-admin-text.ts';
import type { FilterChip } from './filter-chips.ts';

interface FilterChipsProps {
  readonly chips: readonly FilterChip[];
  readonly onChange: (query: LicenseQuery) => void;
  /** Null where another part of the list offers it. */
  readonly onClear: (() => void) | null;
}

/** The filters in use. A press removes one. */
export function FilterChips({ chips, onChange, onClear }: FilterChipsProps) {
  const { search } = useAdminText().licenses;
  if (chips.length === 0) return null;
  return (
    <fieldset className="filter-chips row" aria-label={search.inUseLabel}>
      {chips.map(({ name, without }) => (
        <button
          key={name}
          type="button"
          className="chip"
          aria-label={search.remove(name)}
          onClick={() => onChange(without)}
        >
          <Name>{name}</Name>
          <Icon name="close" size={12} />
        </button>
      ))}
      {onClear !== null && (
        <Button variant="quiet" onClick={onClear}>
          {search.clear}
        </Button>
      )}
    </fieldset>
  );
}
