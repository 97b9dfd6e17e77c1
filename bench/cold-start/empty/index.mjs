// A handler that does nothing, and refuses the event that the benchmark sends as the validate function does.
export async function handler({ submission }) {
  throw new Error(`${submission.key} is not the key of a submission.`);
}
