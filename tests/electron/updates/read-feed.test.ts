import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { maxFeedLength, readFeed } from '../../../electron/services/updates/read-feed.ts';

const sha512 = `${'A'.repeat(85)}A==`;
const file = 'lumen-licenses_1.4.0_amd64.deb';

/** A feed as electron-builder 26 writes it, with an AppImage beside the packages. */
const builders = `version: 1.4.0
files:
  - url: lumen-licenses-1.4.0-linux-x64.AppImage
    sha512: ${sha512}
    size: 118234567
    blockMapSize: 123456
  - url: ${file}
    sha512: ${sha512}
    size: 98234567
path: lumen-licenses-1.4.0-linux-x64.AppImage
sha512: ${sha512}
releaseName: "Lumen: 1.4"
releaseNotes: |-
  version: 9.9.9
  files:
    - url: evil.deb

  The end.
releaseDate: '2026-11-29T10:00:00.000Z'
`;

/** The feed with a line replaced. */
const changed = (from: string | RegExp, to: string): string => {
  const feed = builders.replace(from, to);
  expect(feed).not.toBe(builders);
  return feed;
};

describe('a feed', () => {
  test('is read as electron-builder writes it', () => {
    const expected = {
      version: '1.4.0',
      files: [
        { url: 'lumen-licenses-1.4.0-linux-x64.AppImage', sha512, size: 118_234_567 },
        { url: file, sha512, size: 98_234_567 },
      ],
    };
    expect(readFeed(builders)).toEqual(expected);
    expect(readFeed(`\uFEFF# A note\n${builders.replaceAll('\n', '\r\n')}`)).toEqual(expected);
    expect(readFeed(builders.replaceAll(/^ {2}(?=- url: l| {2}\S)/gm, ''))).toEqual(expected);
    expect(readFeed(changed('version: 1.4.0', "version: '1.4.0'"))).toEqual(expected);
  });

  test.each([
    ['nothing', ''],
    ['a page', '<!doctype html><title>Sign in</title>'],
    ['JSON', JSON.stringify({ version: '1.4.0', files: [] })],
    ['another product’s list', 'packages:\n  - name: x\n'],
    ['no version', changed('version: 1.4.0\n', '')],
    ['two versions', changed('files:\n', 'version: 9.9.9\nfiles:\n')],
    ['two lists', `${builders}files:\n  - url: x.deb\n    sha512: ${sha512}\n    size: 1\n`],
    ['a version that is none', changed('version: 1.4.0', 'version: latest')],
    ['a version with build metadata', changed('version: 1.4.0', 'version: 1.4.0+1')],
    ['a version over two lines', changed('version: 1.4.0', 'version:\n  1.4.0')],
    ['an anchor', changed('version: 1.4.0', 'version: &v 1.4.0')],
    ['an alias', changed(`url: ${file}`, 'url: *v')],
    ['a tag', changed('version: 1.4.0', 'version: !!str 1.4.0')],
    ['a merge', changed('    size: 98234567', '    <<: *v')],
    ['a list in one line', changed(/files:[\s\S]*path/, `files: [{url: x.deb}]\npath`)],
    ['no files', changed(/files:[\s\S]*path/, 'files:\npath')],
    ['a comment in a value', changed(`url: ${file}`, `url: ${file} # x`)],
    ['an escape', changed(`url: ${file}`, 'url: "a\\x2fb.deb"')],
    ['a tab', changed('    size: 98234567', '\tsize: 98234567')],
    ['a file elsewhere', changed(`url: ${file}`, 'url: https://other.example/x.deb')],
    ['a file in another folder', changed(`url: ${file}`, 'url: ../x.deb')],
    ['a file in a folder', changed(`url: ${file}`, 'url: a/x.deb')],
    ['an encoded slash', changed(`url: ${file}`, 'url: a%2Fx.deb')],
    ['a name like an option', changed(`url: ${file}`, 'url: --force.deb')],
    ['a name with a command', changed(`url: ${file}`, 'url: $(id).deb')],
    ['a name with a quotation mark', changed(`url: ${file}`, "url: x'.deb")],
    ['a long name', changed(`url: ${file}`, `url: ${'x'.repeat(201)}`)],
    ['no checksum', changed(/ {4}sha512: .*\n(?= {4}size: 98)/, '')],
    ['a short checksum', changed(/(?<= {4}sha512: )A*==(?=\n {4}size: 98)/, 'AAAA')],
    ['a file twice as large as any', changed('size: 98234567', 'size: 2147483648')],
    ['an empty file', changed('size: 98234567', 'size: 0')],
    ['a size that is no number', changed('size: 98234567', 'size: 1e9')],
    ['a field twice', changed('    size: 98234567', '    size: 98234567\n    size: 1')],
    [
      'too many files',
      changed('path:', `${`  - url: x\n    sha512: ${sha512}\n    size: 1\n`.repeat(19)}path:`),
    ],
    ['too much', builders + '#'.repeat(maxFeedLength)],
  ])('is refused with %s', (_, text) => {
    expect(() => readFeed(text)).toThrow(expect.objectContaining({ name: 'UnusableFeed' }));
  });

  test('is refused without a word of its content in the message', () => {
    for (const text of [changed('version: 1.4.0', 'version: SECRET'), 'SECRET', 'a: "SECRET']) {
      expect(() => readFeed(text)).toThrow(/^(?!.*SECRET)/s);
    }
  });

  test('means the same to a parser of YAML, if it is read at all', () => {
    const lines = builders.split('\n');
    const pieces = fc.constantFrom(
      ...lines,
      '  ',
      '    ',
      '- ',
      '  - ',
      'version: 2.0.0',
      'files:',
      "'",
      '"',
      '|',
      ': ',
      '#',
      '{}',
      '[]',
      '---',
      '...',
    );
    let readCount = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(lines.length), fc.nat(1), pieces), { maxLength: 3 }),
        (edits) => {
          const edited = [...lines];
          for (const [at, removed, piece] of edits) edited.splice(at, removed, piece);
          const text = edited.join('\n');
          let read: ReturnType<typeof readFeed>;
          try {
            read = readFeed(text);
          } catch {
            return;
          }
          readCount += 1;
          let meant: unknown;
          try {
            meant = parse(text, { schema: 'failsafe', uniqueKeys: true });
          } catch {
            // Skipped entries may be no YAML.
            return;
          }
          expect(meant).toMatchObject({
            version: read.version,
            files: read.files.map(({ url, sha512: sum, size }) => ({
              url,
              sha512: sum,
              size: String(size),
            })),
          });
        },
      ),
      { numRuns: 400 },
    );
    expect(readCount).toBeGreaterThan(20);
  });

  test('is read or refused, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 400 }),
      fc
        .array(fc.constantFrom(...builders.split(/(?<=[\s:])/), '"', '#', '\u0000'), {
          maxLength: 40,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (content) => {
        try {
          readFeed(content);
        } catch (error) {
          expect(error).toMatchObject({ name: 'UnusableFeed' });
        }
      }),
      { numRuns: 400 },
    );
  });
});
