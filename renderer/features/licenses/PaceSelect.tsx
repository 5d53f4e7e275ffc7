import { type LimitShare, limitShares } from '../../../shared/settings.ts';
import { bridge } from '../../bridge.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Select } from '../../ui/Select.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useAdminText } from './use-admin-text.ts';
import './pace-select.css';

/** How much of Polar's limit reading and releasing may take. Main keeps it for the next start as well. */
export function PaceSelect({ share }: { readonly share: LimitShare }) {
  const text = useAdminText();
  const words = text.licenses.pace;
  const { alarm, say } = useAnnouncer();
  const { run } = useAct(
    (limitShare: LimitShare) => bridge.settings.change({ limitShare }),
    () => say(text.settings.changed),
    ({ code }) => alarm(text.failures.words[code].title),
  );
  return (
    <div className="pace">
      <Select
        label={words.label}
        options={limitShares.map((each) => ({ value: `${each}`, name: words.share(each) }))}
        value={`${share}`}
        onChange={(chosen) => {
          const next = limitShares.find((each) => `${each}` === chosen);
          if (next !== undefined) run(next);
        }}
      />
    </div>
  );
}
