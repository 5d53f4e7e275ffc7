import type { Ref } from 'react';
import {
  type BenefitGroup,
  type LicenseQuery,
  licenseStatuses,
} from '../../../../shared/licenses.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { Dropdown } from '../../../ui/Dropdown.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useAdminText } from '../use-admin-text.ts';
import { ViewOptions } from './ViewOptions.tsx';
import { getBenefitChoice, getBenefitOptions, withBenefit } from './benefit-filter.ts';
import { onlyFilters, getOnlyFilter, refine, withOnlyFilter } from './license-filters.ts';

interface LicenseSearchProps {
  readonly field: Ref<HTMLInputElement>;
  readonly query: LicenseQuery;
  readonly benefits: readonly BenefitGroup[];
  readonly onChange: (query: LicenseQuery) => void;
}

/** The search field of the list, and the filters that can be added. */
export function LicenseSearch({ field, query, benefits, onChange }: LicenseSearchProps) {
  const { benefitNames, deletedCustomerCount } = useReadyState().licenses;
  const messages = useAdminText().licenses;
  const { search } = messages;
  return (
    <search className="license-search" aria-label={search.filters}>
      <input
        ref={field}
        type="search"
        className="input"
        aria-label={search.label}
        placeholder={search.hint}
        maxLength={300}
        autoComplete="off"
        spellCheck={false}
        value={query.text}
        onChange={(event) => onChange(refine(query, { text: event.target.value }))}
      />
      <Dropdown label={search.add}>
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
            options={getBenefitOptions(benefits, query, search, benefitNames)}
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
      </Dropdown>
      <ViewOptions query={query} onQuery={onChange} />
    </search>
  );
}
