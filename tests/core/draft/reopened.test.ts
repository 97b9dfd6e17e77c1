import { describe, expect, it } from 'vitest';
import { emptyDraft } from '../../../core/draft/draft.ts';
import { reopened } from '../../../core/draft/reopened.ts';
import type { Finding } from '../../../core/shared/finding.ts';

const PATH = 'datasets/figures/x.json';

function finding(pointer: string, severity: Finding['severity'] = 'error', file = PATH): Finding {
  return {
    code: 'c',
    severity,
    message: 'm',
    help: 'h',
    file,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
    pointer,
  };
}

describe('reopened', () => {
  const draft = { ...emptyDraft('figures'), content: { measure: { label: 'a', definition: 'b' } } };
  const file = { path: PATH, text: '' };

  it('takes back the answers that errors are about', () => {
    expect(
      reopened(draft, file, [finding('/measure/label'), finding('/claims', 'warning')])?.content,
    ).toEqual({
      measure: { definition: 'b' },
    });
  });

  it('gives up where an error is about something that was not answered', () => {
    expect(reopened(draft, file, [finding('/claims/0/evidence')])).toBeUndefined();
    expect(reopened(draft, file, [finding('')])).toBeUndefined();
  });

  it('takes back an answer that is compared with another record, which is where the error then is', () => {
    const elsewhere = finding('/measure/label', 'error', 'datasets/figures/y.json');
    expect(reopened(draft, file, [elsewhere])?.content).toEqual({ measure: { definition: 'b' } });
  });

  it('counts from the claim where one was added', () => {
    const claim = { ...emptyDraft('figures'), claimOf: 'x', content: { value: 1, note: 'n' } };
    expect(reopened(claim, { ...file, claim: 2 }, [finding('/claims/2/value')])?.content).toEqual({
      note: 'n',
    });
    expect(reopened(claim, { ...file, claim: 2 }, [finding('/claims/0/value')])).toBeUndefined();
  });
});
