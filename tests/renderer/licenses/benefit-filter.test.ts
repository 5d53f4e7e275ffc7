import { expect, test } from 'vitest';
import {
  getBenefitChoice,
  getBenefitOptions,
  withBenefit,
} from '../../../renderer/features/licenses/list/benefit-filter.ts';
import { wholeList } from '../../../renderer/features/licenses/list/license-filters.ts';
import { en } from '../../../shared/text/en.ts';

const { search } = en.licenses;
const one = (benefitId: string, keyPrefix: string | null) => ({
  benefitId,
  keyPrefix,
  benefits: 1,
  licenses: 3,
});

test('the filter names benefits by their prefix, and numbers those of one prefix', () => {
  const groups = [
    one('11111111-a', 'STUDIO'),
    one('22222222-a', 'NODE'),
    one('33333333-a', 'NODE'),
  ];
  const options = getBenefitOptions([...groups, one('44444444-a', null)], wholeList, search, {});
  expect(options.map(({ name }) => name)).toEqual([
    'STUDIO (3)',
    'NODE, no. 1 (3)',
    'NODE, no. 2 (3)',
    'Without a prefix (3)',
  ]);
});

test('the filter shows the name of a benefit where the token may read it', () => {
  const groups = [one('11111111-a', 'STUDIO'), one('22222222-a', 'NODE')];
  const options = getBenefitOptions(groups, wholeList, search, { '22222222-a': 'Render node' });
  expect(options.map(({ name }) => name)).toEqual(['STUDIO (3)', 'Render node (3)']);
});

test('the filter selects a group by its prefix, and does not read a prefix as an id', () => {
  const group = { benefitId: null, keyPrefix: 'BULK', benefits: 230, licenses: 1_230 };
  const [option] = getBenefitOptions([group], wholeList, search, {});
  expect(option?.name).toBe('BULK, 230 benefits (1,230)');
  const chosen = withBenefit(wholeList, option?.value ?? null);
  expect(chosen).toEqual({ ...wholeList, keyPrefix: 'BULK' });
  expect(getBenefitChoice(chosen)).toBe(option?.value);
  expect(withBenefit(chosen, 'one-id')).toEqual({ ...wholeList, benefitId: 'one-id' });
  expect(withBenefit(chosen, null)).toEqual(wholeList);
  const [nameless] = getBenefitOptions([{ ...group, keyPrefix: null }], wholeList, search, {});
  expect(withBenefit(wholeList, nameless?.value ?? null)).toEqual({ ...wholeList, keyPrefix: '' });
});

test('the filter keeps a selected benefit that has since become part of a group', () => {
  const chosen = withBenefit(wholeList, '11111111-a');
  const options = getBenefitOptions([{ ...one('x', 'BULK'), benefitId: null }], chosen, search, {});
  expect(options.map(({ value }) => value)).toEqual([':BULK', '11111111-a']);
});
