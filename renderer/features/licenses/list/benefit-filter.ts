import type { BenefitGroup, LicenseQuery } from '../../../../shared/licenses.ts';
import type { PanelText } from '../use-admin-text.ts';
import { refine } from './license-filters.ts';

/** What the filter of benefits has chosen, as a value of its list: a benefit's id, or a prefix after a colon. */
export function getBenefitChoice({ benefitId, keyPrefix }: LicenseQuery): string | null {
  return keyPrefix === undefined ? (benefitId ?? null) : `:${keyPrefix}`;
}

/** The query with another choice of that list. */
export function withBenefit(query: LicenseQuery, choice: string | null): LicenseQuery {
  const isPrefix = choice?.startsWith(':') === true;
  return refine(query, {
    benefitId: isPrefix ? undefined : (choice ?? undefined),
    keyPrefix: isPrefix ? choice.slice(1) : undefined,
  });
}

/**
 * The choices of that list. Benefits whose keys have one prefix, or none, are told apart by the start of their ids. What is chosen stays in
 * the list when the benefits have become so many meanwhile that it is in a group.
 */
export function getBenefitOptions(
  groups: readonly BenefitGroup[],
  query: LicenseQuery,
  messages: PanelText['licenses']['search'],
): { value: string; name: string }[] {
  const options = groups.map((group) => {
    const { benefitId, keyPrefix, benefits, licenses } = group;
    if (benefitId === null) {
      const name = messages.benefits(keyPrefix ?? messages.noPrefix, benefits);
      return { value: `:${keyPrefix ?? ''}`, name: messages.counted(name, licenses) };
    }
    const isAlone = groups.every((other) => other === group || other.keyPrefix !== keyPrefix);
    // Polar did not tell which benefit it is, where the id is empty.
    const id = benefitId.slice(0, 8) || messages.noPrefix;
    const name = keyPrefix === null ? id : isAlone ? keyPrefix : `${keyPrefix} · ${id}`;
    return { value: benefitId, name: messages.counted(name, licenses) };
  });
  const chosen = getBenefitChoice(query);
  if (chosen !== null && options.every(({ value }) => value !== chosen)) {
    const name = query.keyPrefix ?? query.benefitId?.slice(0, 8) ?? '';
    options.push({ value: chosen, name: name === '' ? messages.noPrefix : name });
  }
  return options;
}
