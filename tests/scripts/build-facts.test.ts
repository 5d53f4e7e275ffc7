import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bundledParts, newsIn } from '../../scripts/packaging/build-facts.ts';

test('the news are the first sentences of the newest version with entries', () => {
  const changelog = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-30

### Added

#### A part

- *Move* leads you [to another computer](docs/x.md)
  step by step. It remembers the step.
- One without an end

### Fixed

- A \`docs/a.md\` fault. More.

## [1.1.0]

- Old.

[1.2.0]: https://example.com
`;
  expect(newsIn(changelog)).toEqual([
    'Move leads you to another computer step by step.',
    'One without an end',
    'A docs/a.md fault.',
  ]);
  expect(newsIn('# Changelog\n')).toEqual([]);
});

test('this changelog has news, each a sentence without Markdown', () => {
  const news = newsIn(readFileSync('CHANGELOG.md', 'utf8'));
  expect(news.length).toBeGreaterThan(10);
  expect(news.length).toBeLessThanOrEqual(30);
  for (const entry of news) expect(entry).toMatch(/^[^*`[\]]+[.!?]$/);
  expect(new Set(news).size).toBe(news.length);
});

test('the parts have a version and a license', () => {
  const parts = bundledParts();
  expect(parts.map(({ name }) => name)).toContain('react');
  expect(parts.map(({ name }) => name)).toContain('@fontsource-variable/inter');
  for (const { version, license } of parts) {
    expect(version).toMatch(/^\d+\./);
    expect(license).toMatch(/^[A-Z][\w.-]+/);
  }
});
