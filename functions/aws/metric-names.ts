/**
 * The names of the project's own metrics, for the functions that emit them and the alarms that watch them. This file
 * imports nothing, so that neither side pulls in the libraries of the other.
 */
export const METRIC_NAMESPACE = 'Depositary';

/** Every metric carries these two dimensions, together. */
export const METRIC_DIMENSIONS = ['Environment', 'Collection'] as const;

export const METRIC = {
  /** Aliases that do not answer what the pointer says; at every reconciliation, 0 too. */
  aliasDrift: 'AliasDrift',
  /** Submissions that are overdue without a receipt; at every reconciliation, 0 too. */
  orphanSubmissions: 'OrphanSubmissions',
  /** Records in the release that was published. */
  publishedRecords: 'PublishedRecords',
  /** From the creation of the submission to the release being public. */
  publishLatencySeconds: 'PublishLatencySeconds',
} as const;
