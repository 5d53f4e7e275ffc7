import type { BenefitGroup } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useLoaded } from '../../../ui/use-loaded.ts';

const loadBenefits = () => bridge.licenses.benefits();

/** Returns the benefits that keys belong to. Loads them again while the list is read, at most once for each thousand licenses. */
export function useBenefits(read: number): readonly BenefitGroup[] {
  const step = read < 1000 ? read : Math.floor(read / 1000) * 1000;
  return useLoaded(step === 0 ? null : step, loadBenefits).value ?? [];
}
