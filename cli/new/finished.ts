import type { CheckedCollection } from '../../core/check/collection.ts';
import { checkPlaced } from '../../core/draft/check-placed.ts';
import { type Completion, complete } from '../../core/draft/complete.ts';
import type { Draft } from '../../core/draft/draft.ts';
import { namingText } from '../../core/draft/naming.ts';
import { type PlacedRecord, placed } from '../../core/draft/placed.ts';
import { type SimilarFigure, similarFigures } from '../../core/draft/similar-figures.ts';
import type { ProjectFiles } from '../../core/load/project-files.ts';
import type { Finding } from '../../core/shared/finding.ts';

/** A project that is checked and has no errors. */
export interface Project {
  collection: CheckedCollection;
  files: ProjectFiles;
  findings: readonly Finding[];
}

/** A draft with all answers, and what the check says of the project with it. */
export interface Finished extends PlacedRecord {
  draft: Draft;
  completion: Completion;
  /** As dataset/id. */
  record: string;
  /** What the project did not have before. */
  findings: Finding[];
  /** Figures to which a new figure may belong as a claim. */
  similar: SimilarFigure[];
}

/** Makes the file of a draft that has all answers, and checks the project with it. Nothing is written. */
export function finish({ collection, files, findings }: Project, draft: Draft): Finished {
  const completion = complete(collection, draft);
  const file = placed(collection, draft, completion);
  const { content, source } = completion;
  const isFigure = draft.dataset === 'figures' && draft.claimOf === undefined;
  const unit = typeof content.unit === 'string' ? content.unit : undefined;
  return {
    ...file,
    draft,
    completion,
    record: `${draft.dataset}/${draft.claimOf ?? String(content.id)}`,
    findings: checkPlaced(files, findings, file, source),
    similar: isFigure ? similarFigures(collection, namingText('figures', content) ?? '', unit) : [],
  };
}
