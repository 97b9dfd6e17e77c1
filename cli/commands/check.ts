import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsIn } from '../../core/check/check.ts';
import { DATASET_NAMES } from '../../core/shared/datasets.ts';
import type { Finding, Severity } from '../../core/shared/finding.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { changedSince } from '../check/changed-since.ts';
import { inThreads } from '../check/threads.ts';
import { keepFewYoungObjects } from '../check/young-objects.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { renderCompact } from '../findings/compact.ts';
import type { Format } from '../findings/formats.ts';
import { renderGithub } from '../findings/github.ts';
import { renderPretty } from '../findings/pretty.ts';
import { findingsOf } from '../findings/select.ts';
import { type TextOf, textsOf } from '../findings/text-of.ts';
import { openProject } from '../project.ts';
import { appendSummary } from '../step-summary.ts';

const RANK: Record<Severity, number> = { error: 2, warning: 1, notice: 0 };

/** What `check` is told: the findings to show, their form, and from which severity on they fail. */
export interface CheckOptions extends CommonOptions {
  failOn: Severity;
  format: Format;
  /** Files and folders whose findings are shown; all where there are none. */
  paths: readonly string[];
  /** A commit whose records had no errors: what is unchanged since is not checked by itself again. */
  since?: string;
  /** The folder with the documentation, which explains the codes. */
  docs: string;
  /** The program of a thread that checks a part of a large collection. */
  thread: URL;
}

/** `depositary check`: everything that can be checked offline, of which the findings of some files are shown. */
export async function checkCommand(options: CheckOptions): Promise<CommandResult> {
  const { cwd, failOn, format, paths, docs } = options;
  keepFewYoungObjects();
  const files = openProject(cwd);
  const changed = options.since === undefined ? undefined : changedSince(cwd, options.since);
  const {
    findings: all,
    counts,
    unlisted,
  } = await findingsIn(
    files,
    inThreads(cwd, files, options.thread, { changed }),
    changed && ((path) => changed.includes(path)),
  );
  const findings = findingsOf(paths, all, files, cwd);
  const elsewhere = all.length - findings.length;
  const after = note(elsewhere) + (unlisted > 0 ? ' There are more, which are not listed.' : '');
  const total = DATASET_NAMES.map((dataset) => `${counts[dataset]} ${dataset}`).join(', ');
  const none = `No findings in ${paths.length > 0 ? paths.join(', ') : total}.${after}`;
  if (format === 'github') appendSummary(findings, none);
  const failed = findings.some(({ severity }) => RANK[severity] >= RANK[failOn]);
  return {
    exitCode: failed ? EXIT.findings : EXIT.ok,
    json: {
      command: 'check',
      counts,
      ...(paths.length > 0 && { elsewhere }),
      findings,
      ...(unlisted > 0 && { unlisted }),
    },
    text: await render(format, findings, textsOf(files), { none, after, docs }),
  };
}

async function render(
  format: Format,
  findings: readonly Finding[],
  textOf: TextOf,
  { none, after, docs }: { none: string; after: string; docs: string },
): Promise<string> {
  switch (format) {
    case 'compact':
      return renderCompact(findings);
    case 'github':
      return renderGithub(findings);
    case 'sarif': {
      const { renderSarif } = await import('../findings/sarif.ts');
      const explain = (code: string) => readFileSync(join(docs, 'rules', `${code}.md`), 'utf8');
      return renderSarif(findings, textOf, { version: packageJson.version, explain });
    }
    case 'junit':
      return (await import('../findings/junit.ts')).renderJunit(findings);
    case 'json':
    case 'pretty':
      return findings.length === 0 ? none : renderPretty(findings, textOf) + after;
  }
}

function note(elsewhere: number): string {
  if (elsewhere === 0) return '';
  return ` Other files have ${elsewhere} ${elsewhere === 1 ? 'finding' : 'findings'}.`;
}
