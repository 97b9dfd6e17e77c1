import { describe, expect, test } from 'vitest';
import type { Statement } from './policy.ts';
import { environmentOf, NAMES, type Resource, resourcesOf, statementsIn } from './synthesised.ts';

interface Inline {
  PolicyName: string;
  PolicyDocument: { Statement: Statement[] };
}

/** Every statement of every policy of every role, inline or not. */
function allStatements(name: (typeof NAMES)[number]): [string, Statement][] {
  const all = resourcesOf(environmentOf(name));
  const ofPolicies = all
    .filter(([, { Type }]) => Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::ManagedPolicy')
    .flatMap(([id, policy]) => statementsIn(policy).map((statement): [string, Statement] => [id, statement]));
  const ofRoles = all
    .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
    .flatMap(([id, role]) => inlineOf(role).map((statement): [string, Statement] => [id, statement]));
  return [...ofPolicies, ...ofRoles];
}

function inlineOf({ Properties }: Resource): Statement[] {
  return ((Properties.Policies ?? []) as Inline[]).flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

describe.for(NAMES)('all roles in %s', (name) => {
  const statements = allStatements(name);

  test('are known to this test', () => {
    expect(statements.length).toBeGreaterThan(30);
  });

  test('hold no resource that is a mere *', () => {
    for (const [id, { Resource }] of statements) {
      for (const resource of [Resource].flat()) {
        expect(resource, id).not.toBe('*');
        // A pattern begins with the ARN of something.
        if (typeof resource === 'string') expect(resource, id).toMatch(/^arn:aws:[a-z]+:[^*]*:[^*]+/);
      }
    }
  });

  test('hold no action that is a pattern', () => {
    for (const [id, { Action }] of statements) {
      for (const action of [Action].flat()) expect(action, id).toMatch(/^[a-z0-9-]+:[A-Za-z]+$/);
    }
  });

  test('delete nothing, change no policy, pass on no role', () => {
    const actions = statements.flatMap(([, { Action }]) => Action);
    expect(actions.filter((action) => /Delete|Policy|PassRole|Create(?!LogStream)/.test(action))).toEqual([]);
  });

  test('allow by naming what they allow', () => {
    for (const [id, statement] of statements) {
      expect(statement.Effect, id).toBe('Allow');
      expect(statement, id).not.toHaveProperty('NotAction');
      expect(statement, id).not.toHaveProperty('NotResource');
    }
  });

  test('use no managed policy', () => {
    for (const [id, { Properties }] of resourcesOf(environmentOf(name), 'AWS::IAM::Role')) {
      expect(Properties, id).not.toHaveProperty('ManagedPolicyArns');
    }
  });
});
