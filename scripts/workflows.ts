import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lintForm } from './workflows/lint-form.ts';
import { lintWorkflow } from './workflows/lint-workflow.ts';
import { projectRoot } from './setup/project.ts';

/** The files of a folder in .github, from the project's folder, with their content. */
function filesIn(folder: string): readonly { readonly name: string; readonly content: string }[] {
  return readdirSync(path.join(projectRoot, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => {
      const file = `${folder}/${name}`;
      return { name: file, content: readFileSync(path.join(projectRoot, file), 'utf8') };
    });
}

/** `npm run workflows`: checks GitHub's workflows and issue forms. Prints each problem; fails if there is one. */
export async function main(): Promise<number> {
  const manifest = readFileSync(path.join(projectRoot, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(manifest) as { scripts: Readonly<Record<string, string>> };
  const workflows = filesIn('.github/workflows');
  const problems: string[] = [];
  for (const { name, content } of workflows) {
    problems.push(...(await lintWorkflow(name, content, Object.keys(scripts))));
  }
  const forms = filesIn('.github/ISSUE_TEMPLATE').filter(
    ({ name }) => !name.endsWith('/config.yml'),
  );
  for (const { name, content } of forms) problems.push(...lintForm(name, content));
  for (const problem of problems) console.error(problem);
  return workflows.length > 0 && problems.length === 0 ? 0 : 1;
}
