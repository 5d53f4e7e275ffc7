import { limitShares } from '../shared/settings.ts';
import { Select } from './ui/Select.tsx';
import { useSettings } from './use-settings.ts';
import { useText } from './use-text.ts';

interface LimitShareSelectProps {
  readonly label: string;
  /** Whether the label stands beside the list, in a row of controls. */
  readonly isInRow?: boolean;
}

/** Selects the share of Polar's rate limit that reading and releasing may use. Main saves it. */
export function LimitShareSelect({ label, isInRow = false }: LimitShareSelectProps) {
  const messages = useText().settings.limitShare;
  const { settings, change } = useSettings();
  return (
    <Select
      label={label}
      isInRow={isInRow}
      options={limitShares.map((share) => ({ value: `${share}`, name: messages.share(share) }))}
      value={`${settings.limitShare}`}
      onChange={(chosen) => {
        const limitShare = limitShares.find((share) => `${share}` === chosen);
        if (limitShare !== undefined) change({ limitShare });
      }}
    />
  );
}
