import { limitShares, type Settings } from '../../../shared/settings.ts';
import { Select } from '../../ui/Select.tsx';
import { useSettings } from '../../use-settings.ts';
import { useAdminText } from './use-admin-text.ts';
import './limit-share-select.css';

/** How much of Polar's limit reading and releasing may take. Main keeps it for the next start as well. */
export function LimitShareSelect({ saved }: { readonly saved: Settings }) {
  const messages = useAdminText().licenses.limitShare;
  const { settings, change } = useSettings(saved);
  return (
    <div className="limit-share-select">
      <Select
        label={messages.label}
        options={limitShares.map((share) => ({ value: `${share}`, name: messages.share(share) }))}
        value={`${settings.limitShare}`}
        onChange={(chosen) => {
          const limitShare = limitShares.find((share) => `${share}` === chosen);
          if (limitShare !== undefined) change({ limitShare });
        }}
      />
    </div>
  );
}
