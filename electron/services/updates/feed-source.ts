import { done, failed, type Result } from '../../../shared/failure.ts';
import type { Http, Log, UpdateInstaller } from '../../ports.ts';
import type { Feed } from './read-feed.ts';

/** Milliseconds for a request to the feed. */
export const feedDeadline = 30_000;

/** What reading the feed needs. */
export interface FeedSourceDeps {
  readonly http: Http;
  readonly log: Log;
  readonly updateInstaller: Pick<UpdateInstaller, 'feedName'>;
  readonly userAgent: string;
}

/** Reads the feed in the folder `address`. Logs why it cannot be used; its content is never logged. */
export async function fetchFeed(deps: FeedSourceDeps, address: string): Promise<Result<Feed>> {
  const { http, log, updateInstaller, userAgent } = deps;
  try {
    const { readFeed, maxFeedLength } = await import('./read-feed.ts');
    const answer = await http.send({
      method: 'GET',
      url: address + updateInstaller.feedName,
      headers: { Accept: '*/*', 'Cache-Control': 'no-cache', 'User-Agent': userAgent },
      deadline: feedDeadline,
      maxLength: maxFeedLength,
      purpose: 'updates',
    });
    if (answer.type === 'answer' && answer.status === 200) return done(readFeed(answer.text));
    const why = answer.type === 'answer' ? `HTTP ${answer.status}` : answer.type;
    log.info('The feed of newer versions could not be read', { why });
  } catch (error) {
    log.problem('The feed of newer versions cannot be used', error);
  }
  return failed('update-feed');
}
