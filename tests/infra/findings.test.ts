import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { acknowledgementsFor } from '../../infra/acknowledgements.ts';
import { ENVIRONMENTS } from '../../infra/config.ts';
import { addEnvironment, addEnvironments } from '../../infra/environments.ts';

/** What cdk-nag finds in an app, as `construct rule`. */
function findingsIn(app: App): string[] {
  const { violations } = new AwsSolutionsChecks().validateScope(app);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map((violating) => `${pathOf(violating)} ${ruleName}`),
  );
}

/** The library gives the path of a construct, where the types of CDK know a logical id. */
function pathOf(violating: object): string {
  return 'constructPath' in violating ? String(violating.constructPath) : '';
}

test('nothing that cdk-nag finds is left without an answer', () => {
  const app = new App({ context: cdk.context });
  addEnvironments(app);
  expect(findingsIn(app)).toEqual([]);
});

test('each acknowledgement answers something that is found, and says why', () => {
  const app = new App({ context: cdk.context });
  addEnvironment(app, 'prod', ENVIRONMENTS.prod);
  const found = findingsIn(app);
  expect(found.length).toBeGreaterThan(20);
  for (const { at, rules, reason } of acknowledgementsFor(ENVIRONMENTS.prod.collection)) {
    expect(reason.length, reason).toBeGreaterThan(35);
    for (const rule of rules.filter((id) => id.startsWith('AwsSolutions-'))) {
      for (const path of at) {
        const answered = found.filter(
          (finding) => finding.startsWith(`prod/${path}/`) && finding.endsWith(` ${rule}`),
        );
        expect(answered, `${path} ${rule}`).not.toEqual([]);
      }
    }
  }
});
