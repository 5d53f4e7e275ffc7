import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import * as v from 'valibot';
import { parse } from 'yaml';

const Step = v.looseObject({
  uses: v.exactOptional(v.string()),
  run: v.exactOptional(v.string()),
  with: v.exactOptional(v.record(v.string(), v.unknown())),
});

const Job = v.looseObject({
  permissions: v.exactOptional(v.record(v.string(), v.string())),
  environment: v.exactOptional(v.unknown()),
  uses: v.exactOptional(v.string()),
  'timeout-minutes': v.exactOptional(v.number()),
  steps: v.exactOptional(v.array(Step), []),
});

const Workflow = v.looseObject({
  permissions: v.exactOptional(v.unknown()),
  jobs: v.record(v.string(), Job),
});

type Job = v.InferOutput<typeof Job>;

/** An action of a repository, at a commit, with the version that a person reads behind it. */
const pinnedAction = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;

/** Texts that somebody else chooses, which a shell would run as code. https://docs.github.com/en/actions/security-for-github-actions/security-guides/security-hardening-for-github-actions */
const foreignText = /\$\{\{[^}]*\b(?:github\.(?:event|head_ref|ref_name|ref)\b|inputs\.|steps\.)/;

/** Returns the problems that GitHub itself would report, by its own parser. */
function syntaxProblems(name: string, content: string): readonly string[] {
  const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

function jobProblems(name: string, job: Job, scripts: readonly string[]): readonly string[] {
  const problems: string[] = [];
  const report = (problem: string): void => void problems.push(`job ${name}: ${problem}`);
  if (job.permissions === undefined) report('has no permissions of its own');
  if (job.uses === undefined && job['timeout-minutes'] === undefined) report('has no time limit');
  if (job.environment === undefined && /\$\{\{[^}]*\bsecrets\b/.test(JSON.stringify(job))) {
    report('uses a secret outside a protected environment');
  }
  for (const { uses, run, with: inputs } of job.steps) {
    if (uses !== undefined && !uses.startsWith('./') && !pinnedAction.test(uses)) {
      report(`does not pin ${uses} to a commit`);
    }
    if (uses?.startsWith('actions/checkout@') && inputs?.['persist-credentials'] !== false) {
      report('leaves credentials in the checkout');
    }
    if (run === undefined) continue;
    if (foreignText.test(run)) report(`puts a text of somebody else into a script: ${run}`);
    for (const [, script] of run.matchAll(/\bnpm run (?:--\S+ )*([\w-]+)/g)) {
      if (script !== undefined && !scripts.includes(script)) report(`runs no script ${script}`);
    }
  }
  return problems;
}

/** Returns the pinned actions without the comment that says which version the commit is. */
function unnamedVersions(content: string): readonly string[] {
  return [...content.matchAll(/uses: (\S+@[0-9a-f]{40})(?! # v\d+\.\d+\.\d+$)/gm)].map(
    ([, action]) => `${action} has no comment with its version`,
  );
}

/**
 * Checks a workflow by GitHub's own parser, and by the rules of this project: no permission that a job does not ask for, actions pinned by
 * commit, secrets in protected environments only, no foreign text in scripts, time limits, and only scripts that exist.
 *
 * @param scripts the names in package.json
 * @returns the problems, one line each
 */
export async function lintWorkflow(
  file: string,
  content: string,
  scripts: readonly string[],
): Promise<readonly string[]> {
  const problems = [...syntaxProblems(file, content)];
  const parsed = problems.length === 0 ? v.safeParse(Workflow, parse(content)) : null;
  if (parsed?.success === false) problems.push(...parsed.issues.map(({ message }) => message));
  if (parsed?.success === true) {
    const { permissions, jobs } = parsed.output;
    if (JSON.stringify(permissions) !== '{}') problems.push('permissions are not {} by default');
    if (/^\s*pull_request_target\b/m.test(content))
      problems.push('runs with secrets on pull requests');
    for (const [name, job] of Object.entries(jobs))
      problems.push(...jobProblems(name, job, scripts));
    problems.push(...unnamedVersions(content));
  }
  return problems.map((problem) => `${file}: ${problem}`);
}
