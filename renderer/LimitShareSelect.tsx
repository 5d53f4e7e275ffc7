import { limitShares } from '../shared/settings.ts';
import { Select } from './ui/Select.tsx';
import { useSettings } from './use-settings.ts';
import { useText } from './use-text.ts';
import './limit-share-select.css';

/** Selects the share of Polar's rate limit that reading and releasing may use. Main saves it. */
export function LimitShareSelect({ label }: { readonly label: string }) {
  const messages = useText().settings.limitShare;
  const { settings, change } = useSettings();
  return (
    <div className="limit-share-select">
      <Select
        label={label}
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
