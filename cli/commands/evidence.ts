import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Citation, cite } from '../../core/evidence/cite.ts';
import { evidenceCoverage } from '../../core/evidence/coverage.ts';
import { fingerprint } from '../../core/evidence/passage.ts';
import { readText, type SourceText } from '../../core/evidence/text.ts';
import { verifyEvidence } from '../../core/evidence/verify.ts';
import { hasErrors } from '../../core/shared/finding.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT, UserError } from '../exit-code.ts';
import { renderPretty } from '../findings/pretty.ts';
import { textsOf } from '../findings/text-of.ts';
import { requireCollection } from '../project.ts';

/** `depositary evidence cite`: the passage for a search phrase, or the fingerprint of the whole text. */
export function citeCommand({
  cwd,
  file,
  phrase,
}: CommonOptions & { file: string; phrase?: string }): CommandResult {
  const text = readText(readTextFile(resolve(cwd, file)));
  if (phrase === undefined) {
    const whole = { text: fingerprint(text.words), paragraphs: text.paragraphStarts.length };
    return {
      exitCode: EXIT.ok,
      json: { command: 'evidence-cite', ...whole },
      text: JSON.stringify(whole.text),
    };
  }
  const citation = cite(text, phrase);
  const json = { command: 'evidence-cite', ...citation };
  if (citation.found !== 'once') return { exitCode: EXIT.findings, json, text: notOnce(citation, phrase) };
  const { passage, paragraph, excerpt } = citation;
  const record = JSON.stringify({ passage, paragraph }, undefined, 2);
  return { exitCode: EXIT.ok, json, text: `${record}\n\nThe passage: ${excerpt}` };
}

function notOnce(citation: Exclude<Citation, { found: 'once' }>, phrase: string): string {
  switch (citation.found) {
    case 'never':
      return `The text does not hold "${phrase}". Search for fewer words, or for "first words ... last words".`;
    case 'often':
      return `The text holds "${phrase}" ${citation.paragraphs.length} times, in paragraphs ${citation.paragraphs.join(', ')}. Take in more words.`;
    case 'too-short':
      return `A passage has at least five words, this has ${citation.words}. Take in more words.`;
  }
}

/** `depositary evidence verify`: looks for every passage in the texts at hand, and for the numbers of claims in the passages. */
export function verifyEvidenceCommand({ cwd, texts }: CommonOptions & { texts: string }): CommandResult {
  const project = requireCollection('evidence-verify', cwd);
  if ('failed' in project) return project.failed;
  const { findings, found, passages, claims, missingTexts } = verifyEvidence(
    project.collection,
    readTexts(cwd, texts),
  );
  const missing = missingTexts.length === 0 ? '' : `\nNo text at hand for: ${missingTexts.join(', ')}.`;
  if (passages > 0 && found === 0 && findings.length === 0) throw noTexts(texts);
  const summary = `${found} of ${passages} passages found exactly once; ${claims} claims compared with their passages.${missing}`;
  return {
    exitCode: hasErrors(findings) ? EXIT.findings : EXIT.ok,
    json: { command: 'evidence-verify', findings, found, passages, claims, missingTexts },
    text: findings.length === 0 ? summary : `${renderPretty(findings, textsOf(project.files))}\n\n${summary}`,
  };
}

/** `depositary evidence coverage`: which paragraphs of the texts no record cites. */
export function coverageCommand({ cwd, texts }: CommonOptions & { texts: string }): CommandResult {
  const project = requireCollection('evidence-coverage', cwd);
  if ('failed' in project) return project.failed;
  const sources = evidenceCoverage(project.collection, readTexts(cwd, texts));
  if (sources.length === 0) throw noTexts(texts);
  const lines = sources.flatMap(({ source, paragraphs, cited, omitted, uncited }) => [
    `${source}: ${cited} of ${paragraphs} paragraphs cited, ${omitted} omitted with a reason, ${uncited.length} left`,
    ...uncited.map(({ paragraph, begins }) => `  paragraph ${paragraph}: ${begins} …`),
  ]);
  const complete = sources.every(({ uncited }) => uncited.length === 0);
  return {
    exitCode: complete ? EXIT.ok : EXIT.findings,
    json: { command: 'evidence-coverage', sources },
    text: lines.join('\n'),
  };
}

function noTexts(folder: string): UserError {
  return new UserError(
    EXIT.environment,
    `None of the texts in ${folder} is the text of a source.`,
    'A source is known by the fingerprint of its text; `depositary evidence cite FILE` prints that of a file.',
  );
}

function readTexts(cwd: string, folder: string): SourceText[] {
  const directory = resolve(cwd, folder);
  if (!existsSync(directory)) {
    throw new UserError(
      EXIT.environment,
      `There is no folder ${folder}.`,
      'Name the folder with the texts: --texts DIR.',
    );
  }
  const names = readdirSync(directory).filter((name) => name.endsWith('.txt'));
  return names.sort().map((name) => readText(readTextFile(join(directory, name))));
}

function readTextFile(path: string): string {
  if (!existsSync(path))
    throw new UserError(EXIT.environment, `There is no file ${path}.`, 'Name a text file.');
  return readFileSync(path, 'utf8');
}
