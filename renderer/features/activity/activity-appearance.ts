import type { ActivityKind } from '../../../shared/activity.ts';
import type { IconName } from '../../ui/Icon.tsx';

/** The icon and the color tone of an entry. The text says the same. */
export interface ActivityAppearance {
  readonly icon: IconName;
  readonly tone: 'good' | 'wait' | 'bad' | 'calm';
}

/** Returns the appearance of a kind of entry. */
export function getActivityAppearance(what: ActivityKind): ActivityAppearance {
  switch (what) {
    case 'released':
      return { icon: 'check', tone: 'good' };
    case 'activated':
    case 'imported':
      return { icon: 'seat', tone: 'good' };
    case 'release-asked':
      return { icon: 'clock', tone: 'calm' };
    case 'release-kept':
      return { icon: 'back', tone: 'calm' };
    case 'release-waiting':
      return { icon: 'offline', tone: 'wait' };
    case 'activation-unknown':
    case 'activation-abandoned':
    case 'release-unknown':
      return { icon: 'question', tone: 'wait' };
    case 'activation-failed':
    case 'release-failed':
      return { icon: 'warning', tone: 'bad' };
    case 'removed-by-seller':
    case 'license-disabled':
    case 'license-revoked':
      return { icon: 'removed', tone: 'bad' };
    case 'key-changed':
    case 'license-rotated':
      return { icon: 'key', tone: 'wait' };
    case 'license-enabled':
      return { icon: 'check', tone: 'calm' };
    case 'license-edited':
      return { icon: 'settings', tone: 'calm' };
    case 'connected':
    case 'disconnected':
      return { icon: 'organization', tone: 'calm' };
    case 'support-case':
      return { icon: 'file', tone: 'calm' };
  }
}
