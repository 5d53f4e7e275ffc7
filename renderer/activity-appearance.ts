import type { ActivityKind } from '../shared/activity.ts';
import type { IconName } from './ui/Icon.tsx';

/** The icon and the color tone of each kind of entry. The text says the same. */
export const activityAppearances = {
  released: { icon: 'check', tone: 'good' },
  activated: { icon: 'device', tone: 'good' },
  imported: { icon: 'device', tone: 'good' },
  'release-asked': { icon: 'clock', tone: 'calm' },
  'release-kept': { icon: 'back', tone: 'calm' },
  'release-waiting': { icon: 'clock', tone: 'wait' },
  'activation-unknown': { icon: 'question', tone: 'wait' },
  'activation-abandoned': { icon: 'question', tone: 'wait' },
  'release-unknown': { icon: 'question', tone: 'wait' },
  'activation-failed': { icon: 'warning', tone: 'bad' },
  'release-failed': { icon: 'warning', tone: 'bad' },
  'removed-by-seller': { icon: 'removed', tone: 'bad' },
  'license-disabled': { icon: 'removed', tone: 'bad' },
  'license-revoked': { icon: 'removed', tone: 'bad' },
  'key-changed': { icon: 'key', tone: 'wait' },
  'license-rotated': { icon: 'key', tone: 'wait' },
  'license-enabled': { icon: 'check', tone: 'calm' },
  'license-edited': { icon: 'settings', tone: 'calm' },
  connected: { icon: 'organization', tone: 'calm' },
  disconnected: { icon: 'organization', tone: 'calm' },
  'support-case': { icon: 'file', tone: 'calm' },
} satisfies Record<ActivityKind, { icon: IconName; tone: 'good' | 'wait' | 'bad' | 'calm' }>;
