import { type Ref, useId } from 'react';
import {
  type BenefitGroup,
  type LicenseQuery,
  licenseStatuses,
  sortColumns,
} from '../../../../shared/licenses.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { bridge } from '../../../bridge.ts';
import { Select } from '../../../ui/Select.tsx';
import { useLoaded } from '../../../ui/use-loaded.ts';
import { useAdminText } from '../use-admin-text.ts';
import { getBenefitChoice, getBenefitOptions, withBenefit } from './benefit-filter.ts';
import { onlyFilters, getOnlyFilter, refine, sortBy, withOnlyFilter } from './license-filters.ts';

interface LicenseSearchProps {
  readonly field: Ref<HTMLInputElement>;
  readonly query: LicenseQuery;
  readonly onChange: (query: LicenseQuery) => void;
}

/** The search field, the filters and the sort order of the list. */
export function LicenseSearch({ field, query, onChange }: LicenseSearchProps) {
  const { index, deletedCustomerCount } = useReadyState().licenses;
  const messages = useAdminText().licenses;
  const { search } = messages;
  const searchId = useId();
  const benefits = useBenefits(index.type === 'closed' ? 0 : index.read);
  return (
    <search className="license-search" aria-label={search.filters}>
      <div className="field license-text">
        <label htmlFor={searchId}>{search.label}</label>
        <input
          ref={field}
          id={searchId}
          type="search"
          className="input"
          placeholder={search.hint}
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          value={query.text}
          onChange={(event) => onChange(refine(query, { text: event.target.value }))}
        />
      </div>
      <Select
        label={search.status}
        none={search.anyStatus}
        options={licenseStatuses.map((value) => ({ value, name: messages.statuses[value] }))}
        value={query.statuses?.[0] ?? null}
        onChange={(status) =>
          onChange(refine(query, { statuses: status === null ? undefined : [status] }))
        }
      />
      {benefits.length > 1 && (
        <Select
          label={search.benefit}
          none={search.anyBenefit}
          options={getBenefitOptions(benefits, query, search)}
          value={getBenefitChoice(query)}
          onChange={(benefit) => onChange(withBenefit(query, benefit))}
        />
      )}
      <Select
        label={search.only}
        none={search.everything}
        options={onlyFilters.map((value) => ({
          value,
          name:
            value === 'customerDeleted'
              ? search.counted(search[value], deletedCustomerCount)
              : search[value],
        }))}
        value={getOnlyFilter(query)}
        onChange={(only) => onChange(withOnlyFilter(query, only))}
      />
      <div className="license-sort">
        <Select
          label={search.sort}
          options={sortColumns.map((value) => ({ value, name: messages.columns[value] }))}
          value={query.sort.by}
          onChange={(by) => {
            if (by !== null) onChange(sortBy(query, by));
          }}
        />
      </div>
    </search>
  );
}

const loadBenefits = () => bridge.licenses.benefits();

/** Returns the benefits that keys belong to. Loads them again while the list is read, at most once for each thousand licenses. */
function useBenefits(read: number): readonly BenefitGroup[] {
  const step = read < 1000 ? read : Math.floor(read / 1000) * 1000;
  return useLoaded(step === 0 ? null : step, loadBenefits).value ?? [];
}
