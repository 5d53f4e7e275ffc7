import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../../scripts/workflows.ts';
import { projectRoot } from '../../../scripts/setup/project.ts';
import { lintForm } from '../../../scripts/workflows/lint-form.ts';
import { lintWorkflow } from '../../../scripts/workflows/lint-workflow.ts';

/** A commit that no action has. */
const commit = '0123456789abcdef0123456789abcdef01234567';

const good = `name: Example
on: push
permissions: {}
jobs:
  test:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    environment: release
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@${commit} # v1.2.3
        with:
          persist-credentials: false
      - env:
          TOKEN: \${{ secrets.TOKEN }}
        run: npm run known
`;

const lint = (content: string) => lintWorkflow('ci.yml', content, ['known']);

test('a good workflow has no problem', async () => {
  expect(await lint(good)).toEqual([]);
});

/** What is wrong, the change that makes it so, and what the lint says. */
const mistakes: readonly (readonly [string, string, string, string])[] = [
  ['an unknown key', 'timeout-minutes: 5', 'timeout: 5', "Unexpected value 'timeout'"],
  ['no runner', '    runs-on: ubuntu-24.04\n', '', 'runs-on'],
  ['an unknown event', 'on: push', 'on: pushed', "'pushed'"],
  ['an unknown permission', 'contents: read', 'everything: read', "'everything'"],
  ['a wrong expression', 'secrets.TOKEN }}', 'secrets.TOKEN && }}', 'expression'],
  ['an unknown context', 'secrets.TOKEN', 'secret.TOKEN', 'secret'],
  ['broken YAML', '    steps:', '   steps:', 'ci.yml'],
  ['permissions by default', 'permissions: {}\n', '', 'not {} by default'],
  ['wide permissions by default', 'permissions: {}', 'permissions: write-all', 'not {} by default'],
  [
    'no permissions of the job',
    '    permissions:\n      contents: read\n',
    '',
    'no permissions of its own',
  ],
  ['no time limit', '    timeout-minutes: 5\n', '', 'no time limit'],
  [
    'a secret in no environment',
    '    environment: release\n',
    '',
    'outside a protected environment',
  ],
  ['a tag instead of a commit', `@${commit} # v1.2.3`, '@v6', 'does not pin'],
  ['a short commit', `@${commit} # v1.2.3`, '@0123456', 'does not pin'],
  ['a commit without its version', ' # v1.2.3', '', 'no comment with its version'],
  ['kept credentials', 'persist-credentials: false', 'fetch-depth: 0', 'leaves credentials'],
  [
    'a script that does not exist',
    'npm run known',
    'npm run --silent unknown',
    'no script unknown',
  ],
  [
    'foreign text in a script',
    'npm run known',
    'echo ${{ github.event.issue.title }}',
    'somebody else',
  ],
  ['a branch’s name in a script', 'npm run known', 'echo ${{ github.head_ref }}', 'somebody else'],
  ['secrets for foreign code', 'on: push', 'on:\n  pull_request_target:', 'pull requests'],
];

describe('the lint finds', () => {
  test.each(mistakes)('%s', async (_, from, to, problem) => {
    const wrong = good.replace(from, to);
    expect(wrong).not.toBe(good);
    expect((await lint(wrong)).join('\n')).toContain(problem);
  });
});

const form = `name: Example
description: An example
body:
  - type: textarea
    id: what
    attributes:
      label: What happened
    validations:
      required: true
`;

describe('an issue form', () => {
  test('that is good has no problem', () => {
    expect(lintForm('bug.yml', form)).toEqual([]);
  });

  test.each([
    ['an unknown type', 'textarea', 'text', 'type'],
    ['no label', '      label: What happened\n', '      description: What\n', 'label'],
    ['an unknown key', 'required: true', 'require: true', 'require'],
    [
      'no question',
      'type: textarea\n    id: what\n    attributes:\n      label: What happened\n    validations:\n      required: true',
      'type: markdown\n    attributes:\n      value: Hello',
      'asks nothing',
    ],
  ])('with %s is found', (_, from, to, problem) => {
    const wrong = form.replace(from, to);
    expect(wrong).not.toBe(form);
    expect(lintForm('bug.yml', wrong).join('\n')).toContain(problem);
  });
});

test('the project’s own workflows and forms have no problem', async () => {
  expect(await main()).toBe(0);
});

test('an action has one commit in all workflows', () => {
  const folder = path.join(projectRoot, '.github/workflows');
  const uses = readdirSync(folder).flatMap((name) =>
    Array.from(readFileSync(path.join(folder, name), 'utf8').matchAll(/uses: (\S+)@(\S+)/g)),
  );
  expect(uses.length).toBeGreaterThan(5);
  const commits = new Map<string, Set<string>>();
  for (const [, action = '', at = ''] of uses) {
    commits.set(action, (commits.get(action) ?? new Set()).add(at));
  }
  for (const [action, found] of commits) expect(found.size, action).toBe(1);
});
