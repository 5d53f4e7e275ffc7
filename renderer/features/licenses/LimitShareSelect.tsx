import { limitShares, type Settings } from '../../../shared/settings.ts';
import { Select } from '../../ui/Select.tsx';
import { useSettings } from '../../use-settings.ts';
import { useAdminText } from './use-admin-text.ts';
import './limit-share-select.css';

/** How much of Polar's limit reading and releasing may take. Main keeps it for the next start as well. */
export function PaceSelect({ kept }: { readonly kept: Settings }) {
  const words = useAdminText().licenses.pace;
  const { settings, change } = useSettings(kept);
  return (
    <div className="pace">
      <Select
        label={words.label}
        options={limitShares.map((each) => ({ value: `${each}`, name: words.share(each) }))}
        value={`${settings.limitShare}`}
        onChange={(chosen) => {
          const limitShare = limitShares.find((each) => `${each}` === chosen);
          if (limitShare !== undefined) change({ limitShare });
        }}
      />
    </div>
  );
}
