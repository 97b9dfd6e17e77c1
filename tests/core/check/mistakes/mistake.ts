/** One character of a shipped record that was left out, added, replaced or changed places with the next one. */
export interface Mistake {
  /** The record, as dataset/id. */
  record: string;
  /** What the file holds, of which the first occurrence is changed. */
  from: string;
  to: string;
  /** The code of the only finding. */
  code: string;
  /** A part of the changed line with what the finding marks between « and ». */
  place: string;
  /** The field that the finding names. */
  field: string;
}
