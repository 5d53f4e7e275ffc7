import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from '@playwright/test';
import { test as base } from '../support/http2/http2-test.ts';
import { startUpdateFeed, type UpdateFeedServer } from '../support/update-feed-server.ts';

// The download of a package in a real Electron process.

const test = base.extend<{ readonly feed: UpdateFeedServer; readonly folder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
  feed: async ({}, use) => {
    const feed = await startUpdateFeed();
    await use(feed);
    await feed.close();
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-download-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

const content = Buffer.alloc(3_000_000, 'the package ');
const sha512Of = (file: Buffer): string => createHash('sha512').update(file).digest('hex');
const sha512 = sha512Of(content);
/** It arrives in more than a hundred pieces. */
const large = Buffer.alloc(30_000_000, 'the package ');

test('a package arrives, with its progress, without cookies in either direction', async ({
  chromium,
  feed,
  folder,
}) => {
  feed.answer('app.deb', (response) => {
    response.setHeader('Set-Cookie', 'who=alice; Path=/');
    response.end(large);
  });
  for (const name of ['one', 'two']) {
    const file = path.join(folder, name);
    const url = `${feed.address}app.deb`;
    const { problem, percents } = await chromium.download({
      url,
      size: large.length,
      sha512: sha512Of(large),
      file,
    });
    expect(problem).toBeNull();
    expect(percents.length).toBeGreaterThan(1);
    expect(percents).toEqual([...new Set(percents)].toSorted((a, b) => a - b));
    expect(Math.max(...percents)).toBe(99);
    expect(large.equals(await readFile(file))).toBe(true);
  }
  const [, second] = feed.requests;
  expect(second?.headers).toMatchObject({
    'accept-encoding': 'identity',
    'user-agent': 'Test/1.0.0',
  });
  expect(feed.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
});

const badAnswers: Readonly<
  Record<string, { readonly answer: (response: ServerResponse) => void; readonly problem: RegExp }>
> = {
  'another file of the same size': {
    answer: (response) => response.end(Buffer.alloc(content.length, 'x')),
    problem: /^its checksum is another one$/,
  },
  'a longer file': {
    answer: (response) => response.end(Buffer.concat([content, content])),
    problem: /^it is longer than announced$/,
  },
  'a file without an end': {
    answer(response) {
      const write = (): void => {
        if (!response.destroyed && response.write(content)) setImmediate(write);
        else if (!response.destroyed) response.once('drain', write);
      };
      write();
    },
    problem: /^it is longer than announced$/,
  },
  'a shorter file': {
    answer: (response) => response.end(content.subarray(1)),
    problem: /^it is shorter than announced$/,
  },
  'a file that is cut off': {
    answer(response) {
      response.writeHead(200, { 'Content-Length': content.length });
      response.write(content.subarray(0, 1000), () => response.destroy());
    },
    problem: /^(?:ERR_[A-Z_]+|the connection ended|it is shorter than announced)$/,
  },
  'an error': {
    answer: (response) => response.writeHead(500).end(content),
    problem: /^HTTP 500$/,
  },
};

for (const [name, { answer, problem }] of Object.entries(badAnswers)) {
  test(`${name} is refused`, async ({ chromium, feed, folder }) => {
    feed.answer('app.deb', answer);
    const file = path.join(folder, 'file');
    const url = `${feed.address}app.deb`;
    const outcome = await chromium.download({ url, size: content.length, sha512, file });
    expect(outcome.problem).toMatch(problem);
  });
}

for (const target of ['the same server', 'another server']) {
  test(`a redirect to ${target} is not followed, of a package and of the feed`, async ({
    chromium,
    feed,
    folder,
  }) => {
    const other = await startUpdateFeed();
    const { address } = target === 'another server' ? other : feed;
    feed.answer('app.deb', (response) => {
      response.writeHead(302, { Location: `${address}elsewhere.deb` }).end();
    });
    for (const server of [feed, other]) {
      server.answer('elsewhere.deb', (response) => response.end(content));
    }
    const url = `${feed.address}app.deb`;
    const file = path.join(folder, 'file');
    const outcome = await chromium.download({ url, size: content.length, sha512, file });
    expect(outcome.problem).not.toBeNull();
    const request = {
      method: 'GET',
      url,
      headers: {},
      deadline: 20_000,
      purpose: 'updates',
    } as const;
    expect(await chromium.send(request)).toEqual({ type: 'redirected' });
    expect(feed.requests.map((one) => one.path)).toEqual(['/feed/app.deb', '/feed/app.deb']);
    expect(other.requests).toEqual([]);
    await other.close();
  });
}

test('a feed past the limit is not read to its end', async ({ chromium, feed }) => {
  feed.answer('latest-linux.yml', (response) => response.end(content));
  const url = `${feed.address}latest-linux.yml`;
  const request = { method: 'GET', url, headers: {}, deadline: 20_000, maxLength: 1_000 } as const;
  expect(await chromium.send({ ...request, purpose: 'updates' })).toEqual({ type: 'too-long' });
});
